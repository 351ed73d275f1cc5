"""VitePress: the values that its Markdown renderer hands to the theme."""
from tools._process import node

ROOT, PRESET, SYNTAXES = "docs", "vitepress", ["yaml"]
FIELDS = {
    "title": "title", "titleTemplate": "words", "description": "words", "layout": "word", "navbar": "flag", "sidebar": "flag", "aside": "flag", "editLink": "flag",
    "lastUpdated": "flag", "footer": "flag", "pageClass": "word", "author": "own", "tags": "own", "search": "flag", "outline": "number",
}
DATES = set()


def name(random, number):
    return f"docs/p{number}.md"


def Tool(folder):
    return node("vitepress", folder, 5000)


def comparable(page, data):
    return data


def field(seen, key):
    return seen["data"].get(key), key in seen["data"]


def terms(seen, key):
    return None
