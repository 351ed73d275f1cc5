"""Astro: its reader of front matter. What a schema makes of the values is for the site to say."""
from tools._process import node

ROOT, PRESET, SYNTAXES = "src/content", "astro", ["yaml", "yaml", "yaml", "toml"]
FIELDS = {"title": "title", "description": "words", "layout": "word", "draft": "flag", "tags": "own", "author": "words", "subtitle": "words", "heroImage": "image", "featured": "own", "weight": "own"}
DATES = set()
BY_NAME = {"tags"}


def name(random, number):
    return f"src/content/blog/p{number}.md"


def Tool(folder):
    return node("astro", folder, 5000)


def comparable(page, data):
    return data


def field(seen, key):
    return seen["data"].get(key), key in seen["data"]


def refuses(key, value):
    """`z.string()` has a title be a text."""
    return key == "title" and not isinstance(value, str)


def terms(seen, key):
    return None
