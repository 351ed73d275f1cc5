"""Whether a tool took the values of a page as they are written.

- It stopped, or only logged that it could not read the page: nothing is taken.
- A date is taken when the tool holds the moment that a person reads. A text without zone may be read in UTC, which is
  the zone of the machine. A text that states no moment (`foo`, 30 February) or two (`04/05/2022`) is never taken; a
  date that leaves the page out (Hugo and Jekyll: in the future) is not either.
- A flag is taken when the tool holds true or false as it says: a text that happens to count as true is not enough.
- A switch (`comments`) may also name something: it is taken when what it holds counts as true or false as it says.
- A number is taken when the tool holds the number that a person reads, in whatever notation.
- A title or a text is taken when it prints as typed, terms when the list is the same in any order, an address when
  templates print what was typed.
- A field of the author's own has the type that the author gave it: a decimal number, a moment or a text is taken when
  the tool holds that number, moment or text.
- A field or an item without value asks for nothing, so that any default is as written.
- A year or a month alone, as a date, states its first day.
- A flag `false` as terms asks for none.
- Where two people would read two things, nothing is judged (`UNDECIDED`): `News|Tech` and `1,000` are one term or two, and
  so is `News Tech` where the documentation of the tool has spaces separate terms; `no` without quotes in a field of the
  author's own, or as terms, is a word or a flag; `0x1F` or `.inf` without quotes in a field of the author's own is a text
  or a number; `“a”` is in quotes or has them; whether `a\\b.png` leads anywhere is up to browser and server; a date that is
  neither a text nor a moment, where the tool reads no dates, is for the theme; so is a `draft` that states neither true nor
  false, where the tool reads none. What Docusaurus makes of the other fields of a draft does not show, as it leaves the
  page out, nor do the terms of a post that Hexo does not publish.
"""
import datetime
import re

UNDECIDED = "undecided"
TRUE, FALSE = {"true", "yes", "on", "1", "y", "t"}, {"false", "no", "off", "0", "n"}


# Whether 1.0 prints as `1.0`: in Python and Ruby it does, in JavaScript and Go it does not.
KEEPS_ZERO = None


def verdicts(tool, page, seen):
    """For each entry: None where it is taken, else what became of it."""
    global KEEPS_ZERO
    KEEPS_ZERO = {"jekyll": "ruby", "mkdocs": "python"}.get(tool.PRESET)
    lost = seen.get("stops") or seen.get("fails") or seen.get("lost")
    if not lost and not seen["data"] and page["entries"]:
        lost = seen["lost"] = "no front matter"
    if lost:
        return [lost] * len(page["entries"])
    found = []
    for at, entry in enumerate(page["entries"]):
        later = any(same_key(tool, entry["key"], other["key"]) for other in page["entries"][at + 1:])
        earlier = any(same_key(tool, entry["key"], other["key"]) for other in page["entries"][:at])
        found.append("there twice" if later or earlier else verdict(tool, seen, entry["key"], entry["means"]))
    return found


def same_key(tool, left, right):
    return left == right or (tool.PRESET == "hugo" and left.lower() == right.lower())


def verdict(tool, seen, key, means):
    kind = tool.FIELDS.get(key) or tool.FIELDS.get(key.lower())
    if key.lower() in tool.DATES and not (hasattr(tool, "is_unseen") and tool.is_unseen(seen, key)):
        return date(tool, seen, key, means)
    if is_nothing(means):
        return None
    if hasattr(tool, "is_unseen") and tool.is_unseen(seen, key):
        return UNDECIDED
    value, there = tool.field(seen, key)
    if tool.PRESET == "hugo" and key == "params" and means["is"] == "map":  # counts as if it were at the root
        value, there = {name: tool.field(seen, name)[0] for name, _ in means["pairs"]}, True
    if not there:
        return "dropped"
    if is_undecided(tool, key, kind, means):
        return UNDECIDED
    if hasattr(tool, "refuses") and tool.refuses(key, value):
        return "is refused"
    if key in getattr(tool, "DATED_FLAGS", ()) and isinstance(value, dict) and "$date" in value:
        return None if keeps_type(means, value) else f"became {value!r}"
    if kind == "flag" and hasattr(tool, "hidden") and key in ("draft", "published"):
        return hiding(tool, seen, key, means)
    if kind == "flag":
        return flag(means, value)
    if kind == "switch" and said(means) is not None:
        return None if bool(value) == said(means) else f"became {value!r}"
    if kind == "excluded":
        return excluded(means, value)
    if kind == "list" and not isinstance(value, list):
        return "no list"
    if kind in ("terms", "list"):
        return terms(tool, seen, key, means, value)
    if kind in ("title", "words", "word", "address") and key in getattr(tool, "TEXTS", tool.FIELDS) and means["is"] in ("list", "map") and kind != "address":
        is_printed = kind == "title" or key in getattr(tool, "PRINTED", ())
        return None if same(means, value) and not isinstance(value, str) and not is_printed else "no text"
    if kind == "address" and means["is"] == "text" and isinstance(value, list):
        value = value[0] if len(value) == 1 else value
    if kind == "number" and states_number(means, value) or kind in ("own", "image", "switch") and keeps_type(means, value):
        return None
    return None if same(means, value) else f"became {value!r}"


def is_undecided(tool, key, kind, means):
    text = means.get("text", "")
    if means.get("either"):
        return True
    if key in getattr(tool, "NESTED", ()) and means["is"] == "list":  # lists in lists are chains of terms
        return any(item["is"] == "list" for item in means["items"])
    is_word = not means.get("quoted") and text.lower() in ("yes", "no", "on", "off", "y", "n")
    if is_word and (kind in ("own", "image", "terms") or key in getattr(tool, "SWITCHED", ())):
        return True
    if kind == "flag" and key in getattr(tool, "NO_FLAGS", ()) and (is_word or said(means) is None):
        return True
    if kind in ("own", "image", "switch") and not means.get("quoted") and not DECIMAL.fullmatch(text) and is_number(text):
        return True
    if kind == "terms" and getattr(tool, "SPACES_SEPARATE", False) and means["is"] == "text" and " " in text:
        return True
    return kind in ("terms", "list") and ("|" in text or re.fullmatch(r"[\d,]*,[\d,]*", text)) or kind in ("address", "image") and "\\" in text


def is_number(text):
    """Whether it is a number in some notation."""
    text = text.replace("_", "").lower().lstrip("+-")
    return bool(re.fullmatch(r"0x[0-9a-f]+|0o[0-7]+|\d*\.?\d*(e[-+]?\d+)?|\.inf|\.nan", text)) and text != ""


def excluded(means, value):
    """`true` or `false`, or names of collections that the page is kept out of."""
    if said(means) is not None and not isinstance(value, bool):
        return f"became {value!r}"
    names = value if isinstance(value, list) else [value]
    return None if isinstance(value, bool) or all(isinstance(name, str) for name in names) else "names no collections"


def states_number(means, value):
    """Whether the tool holds the number that is written, in whatever notation."""
    text = means.get("text", "").replace("_", "").lower()
    if isinstance(value, dict):
        return value.get("$float") == text.lstrip("+.")
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return False
    try:
        said = int(text, 0) if text.startswith(("0x", "0o")) else float(text)
    except ValueError:
        return False
    return said == value


DECIMAL = re.compile(r"-?(0|[1-9]\d*)?(\.\d*)?")


def keeps_type(means, value):
    """Whether a value that may be a number, a moment or a text is held as that."""
    if means["is"] != "text":
        return False
    if re.fullmatch(r"\d{4}-\d\d-\d\d", means["text"]) and isinstance(value, dict):
        return str(value.get("$date")).startswith(means["text"])
    if means.get("moment") and isinstance(value, dict):
        return equal_moment(means["moment"], str(value.get("$date")))
    return bool(DECIMAL.fullmatch(means["text"])) and states_number(means, value)


def date(tool, seen, key, means):
    held = tool.date_of(seen, key)
    if is_nothing(means):
        return None if held is None or tool.PRESET != "hugo" or not seen.get("unpublished") else "left out"
    if seen.get("unpublished") and not expired(tool, seen, key) and (tool.PRESET == "hugo" or held is None or str(held) > "2026"):
        return None if hides_itself(seen) else "left out"
    moment = means.get("moment") or day_of(means.get("text", ""))
    is_read = getattr(tool, "READS_DATES", True) and key not in getattr(tool, "THEME_DATES", ())
    if not is_read and not isinstance(held, str) and not (isinstance(held, dict) and "$date" in held):
        return UNDECIDED
    if not moment:
        return "states no moment"
    if isinstance(held, dict) and "$date" in held:
        held = held["$date"]
    if not isinstance(held, str):
        return f"held {held!r}"
    if hasattr(tool, "loses_zone") and tool.loses_zone(seen, key, moment):
        return "loses the zone"
    return None if equal_moment(moment, held) or held == means["text"] else f"read as {held}"


def day_of(text):
    """The day that a text without the mark of a date states."""
    if not re.fullmatch(r"[12]\d{3}(-\d\d-\d\d)?", text):
        return None
    day = text if len(text) > 4 else text + "-01-01"
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return None
    return {"day": day, "time": None, "offset": None}


def expired(tool, seen, key):
    """A page that has expired asks to be left out."""
    return key.lower() in getattr(tool, "EXPIRY", ()) and seen["held"].get(key.lower(), "") < "2026"


def hides_itself(seen):
    """A draft is left out whatever its date is."""
    return bool(seen.get("held", {}).get("draft"))


def equal_moment(moment, held):
    try:
        when = datetime.datetime.fromisoformat(held.replace("Z", "+00:00"))
        wall = datetime.datetime.fromisoformat(f"{moment['day']}T{moment['time'] or '00:00:00'}")
    except ValueError:
        return False
    when = when.replace(microsecond=0)
    zone = datetime.timezone.utc
    if when.tzinfo is None:
        return when == wall
    if moment["offset"] is None:
        return when.astimezone(zone).replace(tzinfo=None) == wall
    return when == wall.replace(tzinfo=datetime.timezone(datetime.timedelta(minutes=moment["offset"])))


def hiding(tool, seen, key, means):
    says = said(means)
    if says is None:
        return "states neither"
    hidden = tool.hidden(seen)
    return None if (hidden == says if key == "draft" else hidden != says) else "has not this effect"


def flag(means, value):
    says = said(means)
    if says is None:
        return "states neither"
    return None if value is says else f"became {value!r}"


def said(means):
    text = means.get("text", "").lower()
    return True if text in TRUE else False if text in FALSE else None


def terms(tool, seen, key, means, value):
    items = without_trailing_nothing(means["items"], value) if means["is"] == "list" else [means]
    if means["is"] == "map" or any(item["is"] != "text" or is_nothing(item) for item in items):
        return "no list of names"
    names = [item["text"] for item in items]
    if means["is"] == "text" and names and not means.get("quoted") and names[0].lower() == "false":
        names = []
        value = [] if value is False or value is None else value
    if means["is"] == "text" and names and any(sign in names[0] for sign in ",;"):
        names = [name.strip() for name in re.split("[,;]", names[0])]
    held = tool.terms(seen, key)
    if held is None:
        held = value if isinstance(value, list) else [value]
    rival = getattr(tool, "JOINED", {}).get(key)
    if rival and rival in seen["data"]:
        shown = [fold(printed(item)) for item in held]
        return None if all(shown.count(fold(name)) == 1 for name in set(names)) else f"became {held!r}"
    return None if sorted(map(fold, names)) == sorted(fold(printed(item)) for item in held) else f"became {held!r}"


def without_trailing_nothing(items, value):
    """`[a, ]` asks for one item."""
    return items[:-1] if items and items[-1]["is"] == "nothing" and isinstance(value, list) and len(value) < len(items) else items


def fold(text):
    return text.lower()


def is_nothing(means):
    return means["is"] == "nothing" or means["text"] == "" or means["text"] in ("null", "~") and not means.get("quoted") if means["is"] in ("nothing", "text") else False


def same(means, value):
    if is_nothing(means):
        return value in (None, "")
    if means["is"] == "list":
        items = without_trailing_nothing(means["items"], value)
        return isinstance(value, list) and len(value) == len(items) and all(map(same, items, value))
    if means["is"] == "map":
        pairs = {name.lower(): item for name, item in means["pairs"]}
        return isinstance(value, dict) and {name.lower() for name in value} == set(pairs) and all(same(pairs[name.lower()], item) for name, item in value.items())
    text = means["text"].strip()
    return printed(value) == (text.lower() if isinstance(value, bool) else text)


def printed(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        if KEEPS_ZERO and "$date" in value:  # as Python and Ruby print it
            return str(value["$date"]).replace("T", " ").replace("Z", "+00:00" if KEEPS_ZERO == "python" else "Z")
        return str(value.get("$date") or value.get("$float") or value)
    if isinstance(value, float):
        return repr(value) if KEEPS_ZERO else repr(value).removesuffix(".0") if abs(value) < 1e16 else repr(value)
    return str(value).rstrip("\n") if isinstance(value, str) else str(value)
