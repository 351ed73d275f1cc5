"""Docusaurus: its reader, then its blog, a site a page: it stops at the first page that it cannot take."""
from tools._process import node

ROOT, PRESET, SYNTAXES = "blog", "docusaurus", ["yaml"]
FIELDS = {
    "title": "title", "description": "words", "date": "date", "draft": "flag", "unlisted": "flag", "tags": "terms", "keywords": "terms", "image": "image", "slug": "word",
    "hide_table_of_contents": "flag", "toc_min_heading_level": "number", "last_update": "own", "subtitle": "words",
}
DATES = {"date"}


def name(random, number):
    return f"blog/p{number}.md"


def Tool(folder):
    return node("docusaurus", folder, 1000)


def comparable(page, data):
    return data


def field(seen, key):
    """What its validation makes of the value, where it comes that far."""
    held = seen.get("held", {}).get("frontMatter", seen["data"])
    return held.get(key), key in held


def date_of(seen, key):
    return seen["held"]["date"] if seen.get("held") else seen["data"].get(key)


def is_unseen(seen, key):
    """Of a draft, only that it is one shows."""
    return bool(seen.get("unpublished")) and key != "draft"


def hidden(seen):
    return bool(seen.get("unpublished"))


def terms(seen, key):
    return seen["held"]["tags"] if key == "tags" and seen.get("held") else None
