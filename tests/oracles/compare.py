"""Compares what a tool did with a page with what masthead shows and finds."""
import re
from dataclasses import dataclass, field

from judge import UNDECIDED, verdicts

# What masthead says of values that a tool takes as written: opinions, which the documentation of each rule explains.
OPINIONS = {"untrimmed-string", "duplicate-item", "date-out-of-range", "date-order", "unsorted-list", "empty-value", "missing-timezone",
            "relative-image", "invisible-character", "insecure-url", "deprecated-field", "singular-and-plural", "too-long", "second-front-matter", "image-extension",
            "filename-date-mismatch", "swallowed-comment", "tab-indentation", "custom-tag"}

# The same, of what belongs in a field whose name alone says so, as only a theme or a plugin reads it (`BY_NAME`).
NAME_OPINIONS = {"not-a-list", "wrong-type", "comma-separated-list", "empty-item", "map-item", "nested-list", "lossy-number"}


@dataclass
class Difference:
    kind: str
    said: str
    expected: dict


@dataclass
class Result:
    split: bool = True
    values: bool = True
    asked: int = 0
    agreed: int = 0
    false_errors: int = 0
    differences: list = field(default_factory=list)


def compare(tool, page, seen, shown, findings):
    result = Result()
    compare_shown(tool, page, seen, shown, result)
    compare_found(tool, page, seen, findings, result)
    return result


def compare_shown(tool, page, seen, shown, result):
    stops = bool(seen.get("stops"))
    if shown is None:
        result.split = result.values = False
        result.differences.append(Difference("show: no line", "masthead shows nothing", {}))
        return
    # Where a value stops the tool after the page was read, `show` may say either.
    if stops != ("error" in shown) and not ("fails" in seen and "error" in shown):
        result.split = result.values = False
        held = "stops" if stops else "goes on"
        message = seen.get("stops") or ""
        expected = {"stops": True} if stops else {"data": expected_data(tool, page, seen)}
        kind = f"show: {held}: {about(page, message)}"
        result.differences.append(Difference(kind, f"the tool {held} {message}; masthead shows {shown}"[:600], expected))
        return
    if stops or "data" not in seen or "error" in shown:
        return
    want = expected_data(tool, page, seen)
    have = shown["front-matter"]
    result.split = (have is not None) == (want is not None) or want in (None, {}) and have in (None, {})
    if not equal(have or {}, want or {}):
        result.values = False
        odd = sorted(key for key in {**(have or {}), **(want or {})} if not equal((have or {}).get(key, "-"), (want or {}).get(key, "-"))) if isinstance(have or {}, dict) and isinstance(want or {}, dict) else ["?"]
        shapes = [shape(page, key) for key in odd]
        result.differences.append(Difference(f"show: values: {' '.join(odd)} {shapes}", f"the tool holds {want}; masthead shows {have}"[:600], {"data": want}))


def expected_data(tool, page, seen):
    return tool.comparable(page, seen["data"]) if "data" in seen else None


def compare_found(tool, page, seen, findings, result):
    judged = verdicts(tool, page, seen)
    if judged[0] and ("stops" in seen or "fails" in seen or "lost" in seen):
        result.asked += 1
        result.agreed += bool(findings)
        if not findings:
            result.differences.append(Difference(f"check: missed: {'lost' if 'lost' in seen else 'stops'}: {about(page, judged[0])}", f"{judged[:1]}", {"finding": True}))
        return
    # Where the tool gives up in the middle of the page, that is what happened to the fields below.
    cut = [finding for finding in findings if finding["rule"] == "syntax"] if "dropped" in judged else []
    for entry, bad in zip(page["entries"], judged):
        here = [finding for finding in findings if belongs(finding, entry, page) and finding not in cut]
        here += cut if bad == "dropped" else []
        if bad == UNDECIDED:
            continue
        opinions = OPINIONS | (NAME_OPINIONS if entry["key"] in getattr(tool, "BY_NAME", ()) else set())
        said = [finding for finding in here if finding["rule"] not in opinions]
        result.asked += 1
        if bool(bad) == bool(said) or (bad and here):
            result.agreed += 1
            continue
        rules = sorted({finding["rule"] for finding in said})
        errors = [finding for finding in said if finding["severity"] == "error"]
        if not bad and errors:
            result.false_errors += 1
        kind = f"missed: {bad.split(' ')[0]}" if bad else f"{'FALSE ERROR' if errors else 'alarm'}: {' '.join(rules)}"
        note = bad or f"taken, but: {said[0]['message']}"
        result.differences.append(Difference(f"check: {kind}: {entry['key']} {shape(page, entry['key'])}", note, {"field": entry["key"], "finding": bool(bad)}))


def belongs(finding, entry, page):
    """A finding at a field is about that field; one at none is about the lines it is in."""
    if finding.get("field"):
        return finding["field"].split(".")[0].split("[")[0].strip('"').lower() == entry["key"].lower()
    start, end = finding["span"]["start"]["line"], finding["span"]["end"]["line"]
    first = page["text"].replace("\r\n", "\n").find(entry["text"])
    first = page["text"].replace("\r\n", "\n").count("\n", 0, max(first, 0)) + 1
    return start <= first + entry["text"].count("\n") and end >= first


def about(page, message):
    """The field that a message names, else the whole page."""
    named = next((entry for entry in page["entries"] if f'"{entry["key"].lower()}"' in message.lower()), None)
    return f"{named['key']} {shape(page, named['key'])}" if named else keys(page)


def keys(page):
    if page["lead"] or [page["open"], page["close"]] != page["fence"] or page["eol"] != "\n" or page["body"] != "Body\n":
        return repr((page["lead"], page["open"], page["close"], page["eol"], page["body"]))
    return "; ".join(f"{entry['key']} {shape(page, entry['key'])}" for entry in page["entries"] if entry["key"] != "title" or len(page["entries"]) == 1)


def shape(page, key):
    """The kind of a value: digits and letters that differ make no new kind."""
    entry = next((entry for entry in page["entries"] if entry["key"].lower() == key.lower()), None)
    if entry is None:
        return "?"
    means = entry["means"]
    if entry.get("odd"):
        return page["syntax"] + " odd " + repr(entry["text"].replace(entry["key"], "k"))
    if means["is"] != "text":
        return f"{page['syntax']} {means['is']}" + (" " + ",".join(sorted({item['is'] for item in means["items"]})) if means["is"] == "list" else "")
    text = "".join("9" if sign.isdigit() and "moment" in means else sign for sign in means["text"])
    return f"{page['syntax']} {'quoted ' if means.get('quoted') else ''}{text}"


def is_moment(value):
    return isinstance(value, dict) and set(value) <= {"$date", "$time"} and len(value) == 1


def instant(date):
    """The date without zeros at the end of a fraction, a sign in front of a long year, and UTC in one form."""
    return re.sub(r"\.(\d*?)0+(?=\D|$)", lambda found: "." + found[1] if found[1] else "", str(date).lstrip("+")).replace("+00:00", "Z")


def equal(left, right):
    if is_moment(left) and is_moment(right):
        return instant(*left.values()) == instant(*right.values())
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return float(left) == float(right)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(equal, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(equal(left[key], right[key]) for key in left)
    return left == right
