"""Hexo: the posts of a site, a thousand at a time; it goes on behind a page that it cannot read."""
from judge import said
from tools._process import node

ROOT, PRESET, SYNTAXES = "source", "hexo", ["yaml", "yaml", "yaml", "json"]
FIELDS = {
    "title": "title", "date": "date", "updated": "date", "tags": "terms", "categories": "terms", "category": "terms", "tag": "terms", "comments": "switch", "published": "flag",
    "permalink": "address", "excerpt": "words", "lang": "word", "description": "words", "layout": "word", "author": "words", "cover": "image", "disableNunjucks": "flag",
    "subtitle": "words", "keywords": "own",
}
JSON = (";;;\n", "", "", "\n;;;")
BY_NAME = {"keywords"}
NESTED = {"categories", "category"}
DATES = {"date", "updated"}
PRINTED = {"layout"}
SWITCHED = {"layout"}


def name(random, number):
    return f"source/_posts/p{number}.md"


def Tool(folder):
    return node("hexo", folder, 1000)


def comparable(page, data):
    return data


def field(seen, key):
    if key == "comments" and key in seen["data"]:  # text becomes a flag
        value = seen["data"][key]
        return (seen["held"][key] if isinstance(value, str) and said({"text": value}) is not None else value), True
    return seen["data"].get(key), key in seen["data"]


def date_of(seen, key):
    return seen["held"].get(key)


def loses_zone(seen, key, moment):
    """The zone of a YAML timestamp is thrown away, which a machine in UTC does not show."""
    return moment["offset"] is not None and isinstance(seen["data"].get(key), dict)


def is_unseen(seen, key):
    """A post that is not published has no terms."""
    return seen.get("held", {}).get("published") is False and FIELDS.get(key) == "terms"


def hidden(seen):
    return seen["held"]["published"] is False


def terms(seen, key):
    if key in ("tags", "tag"):
        return seen["held"]["tags"]
    return seen["held"]["categories"]  # a list becomes a chain of parents and children, which most authors mean
