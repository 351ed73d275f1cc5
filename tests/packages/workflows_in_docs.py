"""Copies every GitHub workflow that the docs show into a folder, so that actionlint can read it.

    python3 workflows_in_docs.py DOCS... FOLDER
"""

import re
import sys
from pathlib import Path

FENCE = re.compile(r"^```ya?ml\n(.*?)^```$", re.M | re.S)


def main(*named):
    *docs, folder = (Path(name) for name in named)
    pages = [page for doc in docs for page in (sorted(doc.rglob("*.md")) if doc.is_dir() else [doc])]
    found = 0
    for page in pages:
        for text in FENCE.findall(page.read_text("utf-8")):
            if re.search(r"^jobs:$", text, re.M) and re.search(r"^on:", text, re.M):
                found += 1
                (folder / f"{page.stem}-{found}.yml").write_text(text, "utf-8")
    if not found:
        sys.exit("the docs show no workflow: has the search gone blind?")


main(*sys.argv[1:])
