"""Eleventy: a dry run over the whole tree."""
from tools._process import node

ROOT, PRESET, SYNTAXES = ".", "eleventy", ["yaml", "yaml", "yaml", "json"]
FIELDS = {
    "title": "title", "date": "date", "tags": "terms", "permalink": "address", "description": "words", "draft": "flag", "author": "words",
    "eleventyExcludeFromCollections": "excluded", "subtitle": "words", "image": "image",
}
JSON = ("---json\n", "{\n", "\n}\n", "---")
DATES = {"date"}
NO_FLAGS = {"draft"}  # a site may teach it to read them


def name(random, number):
    return f"p{number}.md"


def Tool(folder):
    return node("eleventy", folder, 2000)


def comparable(page, data):
    return data


def field(seen, key):
    return seen["data"].get(key), key in seen["data"]


def date_of(seen, key):
    return seen["held"]["date"] if seen.get("held") else None


def hidden(seen):
    return bool(seen.get("unpublished"))


def terms(seen, key):
    return seen["held"]["tags"] if key == "tags" and seen.get("held") else None
