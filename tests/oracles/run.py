#!/usr/bin/env python3
"""Holds masthead against the real generators on generated pages.

    python3 tests/oracles/run.py hugo --pages 2000 --seed 7

runs the tool on the pages, asks `masthead show` and `masthead check` about the same pages, counts how often they
agree, and prints each kind of difference once, shrunk, as a line for tests/oracles/cases.jsonl.
"""
import argparse
import hashlib
import importlib
import json
import os
import random
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
os.environ.update(TZ="UTC", LC_ALL="C.UTF-8")

import grammar  # noqa: E402
from compare import compare  # noqa: E402
import program  # noqa: E402
from shrink import shrink  # noqa: E402


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool", choices=sorted(path[:-3] for path in os.listdir(os.path.join(HERE, "tools")) if path.endswith(".py") and path[0] != "_"))
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--masthead", default=os.path.join(HERE, "..", "..", "target", "debug", "masthead"))
    parser.add_argument("--shrink", type=int, default=20, metavar="N", help="how many kinds of differences to shrink")
    parser.add_argument("--kinds", type=int, default=60, metavar="N", help="how many kinds of differences to print")
    parser.add_argument("--keep", metavar="FILE", help="keep what the tool did in FILE, and do not run it again on the same pages")
    parser.add_argument("--observe", action="store_true", help="only run the tool and keep what it did, without masthead")
    parser.add_argument("--least", type=float, nargs=2, metavar=("VALUES", "VERDICTS"), help="fail below that agreement, in percent")
    return parser.parse_args()


# As many pages are kept at a time.
PORTION = 1000


class Judged:
    """One tool with one masthead: judges any list of pages."""

    def __init__(self, tool, masthead, folder, keep=None):
        self.tool, self.masthead, self.folder = tool, os.path.abspath(masthead), folder
        self.runs = tool.Tool(folder)
        self.kept = Kept(keep, self.runs.version) if keep else None

    def observed(self, pages):
        """What the tool did with each page; it only runs on pages that it has not seen before."""
        for page in pages:
            page["text"] = grammar.text(page)
        if not self.kept:
            return self.runs.observe(pages)
        new = [page for page in pages if self.kept.key(page) not in self.kept.seen]
        for start in range(0, len(new), PORTION):  # a run that is ended goes on from there
            portion = new[start:start + PORTION]
            seen = self.runs.observe(portion)
            self.kept.add({self.kept.key(page): seen[page["name"]] for page in portion})
        return {page["name"]: self.kept.seen[self.kept.key(page)] for page in pages}

    def __call__(self, pages):
        seen = self.observed(pages)
        site = os.path.join(self.folder, "masthead")
        shutil.rmtree(site, ignore_errors=True)
        for page in pages:
            path = os.path.join(site, page["name"])
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(page["text"].encode("utf-8"))
        shown = program.show(self.masthead, site, self.tool.PRESET, self.tool.ROOT)
        found = program.check(self.masthead, site, self.tool.PRESET, [page["name"] for page in pages])
        return [compare(self.tool, page, seen[page["name"]], shown.get(page["name"]), found.get(page["name"], [])) for page in pages]


class Kept:
    """Observations in a file, as the same version of a tool does the same with the same page."""

    def __init__(self, path, version):
        self.path, self.version, self.seen = path, version, {}
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                self.seen = dict(json.loads(line) for line in file.read().split("\n") if line)

    def key(self, page):
        return hashlib.sha256(json.dumps([self.version, page["name"], page["text"]]).encode()).hexdigest()

    def add(self, seen):
        self.seen.update(seen)
        with open(self.path, "a", encoding="utf-8") as file:
            file.writelines(json.dumps(pair) + "\n" for pair in seen.items())


def main():
    given = options()
    tool = importlib.import_module(f"tools.{given.tool}")
    with tempfile.TemporaryDirectory(prefix="masthead-oracle-") as folder:
        judged = Judged(tool, given.masthead, folder, given.keep)
        pick = random.Random(f"{given.tool} {given.seed}")
        made = grammar.Grammar(pick, tool)
        pages = [made.page(number) for number in range(given.pages)]
        if given.observe:
            judged.observed(pages)
            return 0
        results = judged(pages)
        kinds = {}
        for page, result in zip(pages, results):
            for difference in result.differences:
                kinds.setdefault(difference.kind, []).append((page, difference))
        ordered = sorted(kinds.items(), key=lambda pair: -len(pair[1]))
        for at, (kind, cases) in enumerate(ordered[:given.kinds]):
            page, difference = min(cases, key=lambda case: len(case[0]["text"]))
            if at < given.shrink:
                page, difference = shrink(judged, page, difference)
            print(f"{len(cases):5}  {kind}\n       {difference.said}")
            print("       " + json.dumps({"tool": given.tool, "name": page["name"], "input": page["text"], **difference.expected}, ensure_ascii=False))
        if len(ordered) > given.kinds:
            print(f"       and {len(ordered) - given.kinds} kinds more")
        return report(given, judged, results)


def report(given, judged, results):
    pages = len(results)
    values = sum(result.values for result in results)
    split = sum(result.split for result in results)
    asked = sum(result.asked for result in results)
    agreed = sum(result.agreed for result in results)
    errors = sum(result.false_errors for result in results)
    percent = lambda part, whole: 100 * part / max(whole, 1)
    print(f"{judged.runs.version}, {pages} pages, seed {given.seed}: splitting {percent(split, pages):.2f} %, values {percent(values, pages):.2f} %, "
          f"verdicts {percent(agreed, asked):.2f} % of {asked} fields, {errors} false errors")
    least = given.least or (0, 0)
    return 0 if percent(values, pages) >= least[0] and percent(agreed, asked) >= least[1] else 1


if __name__ == "__main__":
    sys.exit(main())
