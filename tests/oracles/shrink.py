"""Makes the page of a difference as small as it can be while the same kind of difference is left."""
import copy


def shrink(judged, page, difference):
    while True:
        for smaller in steps(page):
            again = next((other for other in judged([smaller])[0].differences if alike(other, difference)), None)
            if again:
                page, difference = smaller, again
                break
        else:
            return page, difference


def alike(left, right):
    return left.kind.split(":")[:3] == right.kind.split(":")[:3]


def steps(page):
    """The pages that are one step smaller."""
    plain = {"lead": "", "eol": "\n", "body": "Body\n"}
    fence = {"yaml": "---", "toml": "+++", "json": page["open"]}[page["syntax"]]
    for part, value in {**plain, "open": fence, "close": fence}.items():
        if page[part] != value:
            smaller = copy.deepcopy(page)
            smaller[part] = value
            yield smaller
    if len(page["entries"]) > 1:
        for at in range(len(page["entries"])):
            smaller = copy.deepcopy(page)
            del smaller["entries"][at]
            yield smaller
