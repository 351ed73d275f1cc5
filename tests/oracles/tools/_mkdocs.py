"""python _mkdocs.py FOLDER: reads pages, one JSON object a line, and writes what MkDocs holds of each."""
import base64
import datetime
import json
import logging
import math
import os
import sys

sys.path.pop(0)  # this folder has a file of the same name

import mkdocs
from mkdocs.config.base import load_config
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page


def plain(value):
    if isinstance(value, float) and not math.isfinite(value):
        return {"$float": str(value)}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (datetime.datetime, datetime.date)):
        return {"$date": value.isoformat().replace("+00:00", "Z")}
    if isinstance(value, bytes):
        return {"$binary": base64.b64encode(value).decode()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key if isinstance(key, str) else json.dumps(plain(key)): plain(item) for key, item in value.items()}
    return {"$other": type(value).__name__}


def main():
    logging.disable(logging.CRITICAL)
    folder = sys.argv[1]
    site = os.path.join(folder, "mkdocs")
    os.makedirs(os.path.join(site, "docs"), exist_ok=True)
    with open(os.path.join(site, "mkdocs.yml"), "w", encoding="utf-8") as file:
        file.write("site_name: x\n")
    config = load_config(os.path.join(site, "mkdocs.yml"))
    with open(os.path.join(folder, "out.jsonl"), "w", encoding="utf-8") as out:
        out.write(json.dumps({"version": f"MkDocs {mkdocs.__version__}"}) + "\n")
        for line in sys.stdin.buffer:
            page = json.loads(line)
            out.write(json.dumps({"name": page["name"], "seen": observe(config, site, page)}) + "\n")


def observe(config, site, page):
    path = page["name"].removeprefix("docs/")
    with open(os.path.join(site, "docs", path), "wb") as file:
        file.write(page["text"].encode("utf-8"))
    found = Page(None, File(path, os.path.join(site, "docs"), os.path.join(site, "site"), True), config)
    try:
        found.read_source(config)
        title = found.title
    except Exception as error:
        return {"stops": f"{type(error).__name__}: {error}"[:200]}
    meta = found.meta
    return {"data": plain(meta) if isinstance(meta, dict) else {"$nonmap": plain(meta)}, "held": {"title": plain(title)}}


main()
