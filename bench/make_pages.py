#!/usr/bin/env python3
"""Write a tree of pages to race over: make_pages.py FOLDER PAGES [SHARE OF PAGES WITH A FAULT, 0 to 1]

The same arguments give the same bytes. Half of the pages are plain (strings, a date, a list, an image), half have what
real pages have as well: quotes, nested maps, lists in brackets, comments, other scripts, long texts. Bodies are 8 KiB.
"""
import random
import sys
from pathlib import Path

WORDS = "harbour lantern 潮汐 signal orchard 编辑 copper meadow 天气 window ferry 港口 quarry amber 新闻 village".split()
TAGS = ["tides", "weather", "harbour", "people", "history", "food", "新闻", "潮汐"]
CONFIG = """\
preset: hexo
collections:
  pages:
    files: ["**/*.md"]
    front-matter: required
    fields:
      title: { type: string, required: true, max-length: 200 }
      date: { type: date, required: true }
      tags: { type: list, items: string, max-items: 8, unique-items: true }
      cover: { type: image, schemes: [https], extensions: [jpg, png] }
      author: { type: string, required: true }
      draft: boolean
"""
SCHEMA = """\
{
  "type": "object",
  "required": ["title", "date", "author"],
  "properties": {
    "title": { "type": "string", "maxLength": 200 },
    "tags": { "type": "array", "items": { "type": "string" }, "maxItems": 8, "uniqueItems": true },
    "cover": { "type": "string", "pattern": "^https://.*\\\\.(jpg|png)$" },
    "author": { "type": "string" },
    "draft": { "type": "boolean" }
  }
}
"""


def page(dice, number, share):
    title = " ".join(dice.sample(WORDS, 5))
    day = f"20{dice.randrange(10, 25)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
    tags = dice.sample(TAGS, 3)
    lines = [f"title: {title}", f"date: {day} 08:30:00", f"author: author-{dice.randrange(40)}"]
    if number % 2:
        lines += [f"tags: [{', '.join(tags)}]", f"description: \"{title}: {' '.join(dice.choices(WORDS, k=20))}\""]
        lines += ["# chosen by the editor", "seo:", f"  title: '{title}'", "  index: true"]
    else:
        lines += ["tags:"] + [f"  - {tag}" for tag in tags] + ["draft: false"]
    lines.append(f"cover: https://img.example.com/{day[:4]}/{number}.jpg")
    if dice.random() < share:
        fault = dice.choice(["tags", "cover", "author"])
        lines = [line for line in lines if not line.startswith(fault)] + (
            ["cover: http://img.example.com/a.bmp"] if fault == "cover" else ["tags: [tides, tides]"] if fault == "tags" else [])
    body = " ".join(dice.choices(WORDS, k=400))
    return "---\n" + "\n".join(lines) + "\n---\n\n" + (body + "\n\n") * 3


def main():
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    share = float(sys.argv[3]) if len(sys.argv) > 3 else 0.0
    dice = random.Random(7)
    for number in range(count):
        path = folder / "posts" / f"{number // 200:04}" / f"page-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(dice, number, share), encoding="utf-8")
    (folder / "masthead.yaml").write_text(CONFIG, encoding="utf-8")
    (folder / "schema.json").write_text(SCHEMA, encoding="utf-8")


main()
