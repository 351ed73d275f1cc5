"""Jekyll: posts of one site; a site a page: it stops at the first that it cannot take. RUBY names the Ruby that has Jekyll."""
import os

from tools._process import HERE, Process

ROOT, PRESET, SYNTAXES = "_posts", "jekyll", ["yaml"]
FIELDS = {
    "title": "title", "date": "date", "layout": "word", "permalink": "address", "slug": "word", "published": "flag", "categories": "terms", "category": "terms", "tags": "terms",
    "tag": "terms", "last_modified_at": "own", "image": "image", "redirect_from": "own", "author": "words", "description": "words", "subtitle": "words", "comments": "switch",
}
BY_NAME = {"redirect_from"}
DATES = {"date", "last_modified_at"}
THEME_DATES = {"last_modified_at"}  # plugins read it
SPACES_SEPARATE = True
JOINED = {"category": "categories", "categories": "category"}


def name(random, number):
    return f"_posts/2020-01-01-p{number}.md"


def Tool(folder):
    return Process(folder, [os.environ.get("RUBY", "ruby"), os.path.join(HERE, "_jekyll.rb")], 500)


def comparable(page, data):
    return data


def field(seen, key):
    if key == "title":  # a false one gives way to the name of the file
        return seen["held"]["title"], True
    return seen["data"].get(key), key in seen["data"]


def date_of(seen, key):
    return seen["held"]["date"] if key == "date" else seen["data"].get(key)


def hidden(seen):
    return seen["held"]["published"] is False


def terms(seen, key):
    return seen["held"]["tags" if key in ("tag", "tags") else "categories"]
