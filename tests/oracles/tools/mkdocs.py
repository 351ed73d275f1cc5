"""MkDocs: the metadata of the pages of a site, read in one process. ORACLE_PYTHON names the Python that has MkDocs."""
import os
import sys

from tools._process import HERE, Process

ROOT, PRESET, SYNTAXES = "docs", "mkdocs", ["yaml"]
# Without the plugin of Material, only a theme may read `tags`.
FIELDS = {"title": "title", "template": "word", "description": "words", "date": "date", "tags": "own", "hide": "terms", "status": "word", "icon": "word", "author": "words", "draft": "own", "subtitle": "words"}
DATES = {"date"}
READS_DATES = False  # outside of the blog of Material, a theme may want anything there
BY_NAME = {"draft"}


def name(random, number):
    return f"docs/p{number}.md"


def Tool(folder):
    return Process(folder, [os.environ.get("ORACLE_PYTHON", sys.executable), os.path.join(HERE, "_mkdocs.py")], 5000)


def comparable(page, data):
    return data


def field(seen, key):
    return seen["data"].get(key), key in seen["data"]


def date_of(seen, key):
    return seen["data"].get(key)


def refuses(key, value):
    """The build looks a template up by its name, and stops at anything else."""
    return key == "template" and not isinstance(value, str)


def terms(seen, key):
    return None
