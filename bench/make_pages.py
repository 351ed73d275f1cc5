#!/usr/bin/env python3
"""Write a tree of pages to race over: make_pages.py FOLDER PAGES [SHARE OF PAGES WITH A FAULT, 0 to 1] [WORDS]

The same arguments give the same bytes. Half of the pages are plain (strings, a date, a list, an image), half have what
real pages have as well: quotes, nested maps, lists in brackets, comments, other scripts, long texts. Bodies are 8 KiB.
Words change that: `news` writes the pages of a news site under Hexo, `flat` puts all pages into one folder, `bare`
leaves the configuration out, and `short` the bodies.
"""
import datetime
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
NEWS = """\
preset: hexo
collections:
  posts:
    files: ["**/*.md"]
    front-matter: required
    fields:
      title: { type: string, required: true, max-length: 120 }
      date: { type: date, required: true, formats: ["%a, %d %b %Y %H:%M:%S %z"] }
      cover: { type: image, required: true, schemes: [https], hosts: [img.example.com], extensions: [jpg, png] }
      thumbnail: { type: image, schemes: [https], hosts: [img.example.com], extensions: [jpg, png] }
      author: { type: string, required: true }
      description: string
      categories: { type: list, items: string, min-items: 1, max-items: 4, unique-items: true }
      comments: boolean
"""
DESKS = ["News", "World", "Politics", "Culture", "Sport", "Weather"]
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


def story(dice, number, share):
    day = datetime.datetime(2019, 1, 1) + datetime.timedelta(minutes=7 * number)
    plain = [word for word in WORDS if word.isascii()]
    image = f"https://img.example.com/{day:%Y/%m}/{number}"
    lines = [
        f"title: {' '.join(dice.sample(plain, 6)).capitalize()}",
        f"date: {day:%a, %d %b %Y %H:%M:%S +0000}",
        f"cover: {'http://img.example.com/a.bmp' if dice.random() < share else image + '-cover.jpg'}",
        f"thumbnail: {image}-small.jpg",
        f"author: {dice.choice(['Ana Lopes', 'Ben Okri', 'Chen Li'])}",
        f"description: {' '.join(dice.choices(plain, k=14)).capitalize()}",
        "categories:",
        *(f"  - {desk}" for desk in dice.sample(DESKS, 3)),
        "comments: false",
    ]
    return lines, " ".join(dice.choices(plain, k=300))


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
        of_fault = lambda line: line.startswith(fault) or (fault == "tags" and line.startswith("  - "))
        lines = [line for line in lines if not of_fault(line)] + (
            ["cover: http://img.example.com/a.bmp"] if fault == "cover" else ["tags: [tides, tides]"] if fault == "tags" else [])
    return lines, " ".join(dice.choices(WORDS, k=400))


def main():
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    share = float(sys.argv[3]) if len(sys.argv) > 3 else 0.0
    words = set(sys.argv[4:])
    if words - {"news", "flat", "bare", "short"}:
        sys.exit(__doc__)
    write = story if "news" in words else page
    dice = random.Random(7)
    for number in range(count):
        below = "all" if "flat" in words else f"{number // 200:04}"
        path = folder / "posts" / below / f"page-{number}.md"
        if number % 200 == 0:
            path.parent.mkdir(parents=True, exist_ok=True)
        lines, body = write(dice, number, share)
        body = "\n" if "short" in words else "\n" + (body + "\n\n") * 3
        path.write_text("---\n" + "\n".join(lines) + "\n---\n" + body, encoding="utf-8")
    if "bare" not in words:
        (folder / "masthead.yaml").write_text(NEWS if "news" in words else CONFIG, encoding="utf-8")
    (folder / "schema.json").write_text(SCHEMA, encoding="utf-8")


main()
