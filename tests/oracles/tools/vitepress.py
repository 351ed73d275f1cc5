"""VitePress: the values that its Markdown renderer hands to the theme."""
from tools._process import node

ROOT, PRESET, SYNTAXES = "docs", "vitepress", ["yaml"]
FIELDS = {
    "title": "title", "titleTemplate": "words", "description": "words", "layout": "word", "navbar": "flag", "sidebar": "flag", "aside": "flag", "editLink": "flag",
    "lastUpdated": "flag", "footer": "flag", "pageClass": "word", "author": "words", "tags": "own", "search": "flag", "outline": "number",
}
DATES = set()
PRINTED = {"description", "titleTemplate"}
BY_NAME = {"tags"}
DATED_FLAGS = {"lastUpdated"}


def name(random, number):
    return f"docs/p{number}.md"


def Tool(folder):
    return node("vitepress", folder, 5000)


def comparable(page, data):
    return data


def field(seen, key):
    return seen["data"].get(key), key in seen["data"]


def refuses(key, value):
    """The theme lists the headings of one level, from 1 to 6, or of a range; its `resolveHeaders` finds none of another."""
    number = isinstance(value, (int, float)) and not isinstance(value, bool) or isinstance(value, dict) and "$float" in value
    return key == "outline" and number and value not in range(1, 7)


def terms(seen, key):
    return None
