"""What a content repository writes for itself: python-frontmatter for the front matter, jsonschema for a schema.

python3 python_frontmatter.py FOLDER; needs the packages python-frontmatter and jsonschema.
"""
import json
import sys
from pathlib import Path

import frontmatter
from jsonschema import Draft202012Validator

folder = Path(sys.argv[1])
validator = Draft202012Validator(json.loads((folder / "schema.json").read_text("utf-8")))
pages = wrong = 0
for path in folder.rglob("*.md"):
    pages += 1
    wrong += not validator.is_valid(frontmatter.load(path).metadata)
print(f"{wrong} of {pages} pages are wrong")
