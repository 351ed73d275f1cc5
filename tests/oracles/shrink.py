"""Makes the page of a difference as small as it can be while the same kind of difference is left."""
import copy
import re


def shrink(judged, page, difference):
    while True:
        smaller = list(steps(page))
        for number, one in enumerate(smaller):  # all are tried in one run of the tool
            one["name"] = re.sub(r"p\d+", f"p9{number}", one["name"])
        results = judged(smaller) if smaller else []
        pairs = [(one, other) for one, result in zip(smaller, results) for other in result.differences if alike(other, difference)]
        if not pairs:
            return page, difference
        page, difference = pairs[0]


def alike(left, right):
    return left.kind.split(":")[:3] == right.kind.split(":")[:3]


def steps(page):
    """The pages that are one step smaller."""
    plain = {"lead": "", "eol": "\n", "body": "Body\n"}
    for part, value in {**plain, "open": page["fence"][0], "close": page["fence"][1]}.items():
        if page[part] != value:
            smaller = copy.deepcopy(page)
            smaller[part] = value
            yield smaller
    if len(page["entries"]) > 1:
        for at in range(len(page["entries"])):
            smaller = copy.deepcopy(page)
            del smaller["entries"][at]
            yield smaller
