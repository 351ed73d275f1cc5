"""Mutates the pages of the project's own tests and looks for what must never happen, whatever stands in a page.

    attack.py MASTHEAD [--seconds N] [--pages N] [--seed N] [--js-yaml FOLDER] [--keep FOLDER]

Pages come in batches of 200, each under one preset. Looked for: a panic, a status above 1, a run without end, output that
is no JSON, a span outside of the file, `show` and `check` that disagree on whether there is front matter, a patch that
does not apply or is not what `--fix` writes, a second `--fix` that changes something, a fix that is offered and never
made, and text that is lost: the body, a comment, or the value of a field that no finding names, as PyYAML, tomllib and
(with --js-yaml, a folder in which npm has installed it) js-yaml read it.

Each hit is printed with its seed; with --keep the page is written to a file. The status is 1 when there was one.
"""

import argparse
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

import judges
from mutations import Mutator

HERE = pathlib.Path(__file__).parent
PRESETS = (
    "generic agent-skill astro copilot-instructions cursor-rule docusaurus eleventy hexo hugo hugo@0.111 jekyll mkdocs "
    "obsidian prompt-file vitepress zola"
).split()
BATCH = 200
LIMIT = 60  # seconds for a batch; far above what any needs
NOW = "2026-11-23"


def seeds():
    """The pages of the rules' fixtures, and of the examples in the docs of the rules."""
    pages = [path.read_bytes() for path in sorted(HERE.parent.glob("rules/*/**/*.md"))]
    for path in sorted(HERE.parent.parent.glob("docs/rules/*.md")):
        for block in re.findall(rb"```(?:yaml|toml|json)[^\n]*\n(.*?)```", path.read_bytes(), re.S):
            pages.append(b"---\n" + block + b"---\nbody\n")
    return sorted(set(page for page in pages if len(page) < 20_000))


class Attack:
    """One run: the hits so far, and the folder it works in."""

    def __init__(self, options, work):
        self.masthead = os.path.abspath(options.masthead)
        self.options = options
        self.work = work
        self.random = random.Random(options.seed)
        self.mutator = Mutator(self.random, seeds())
        self.js_yaml = judges.JsYaml(HERE / "js_yaml.mjs", options.js_yaml) if options.js_yaml else None
        self.hits = {}
        self.pages = 0

    def run(self, folder, *args):
        started = time.monotonic()
        try:
            done = subprocess.run(
                [self.masthead, *args], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, timeout=LIMIT
            )
        except subprocess.TimeoutExpired:
            return None, b"", b"", LIMIT
        return done.returncode, done.stdout, done.stderr, time.monotonic() - started

    def hit(self, kind, preset, page, detail=b""):
        detail = detail if isinstance(detail, bytes) else str(detail).encode(errors="replace")
        self.hits[kind] = self.hits.get(kind, 0) + 1
        digest = hashlib.sha1(page).hexdigest()[:10]
        print(f"{kind}: preset {preset}, seed {self.options.seed}, page {digest}: {detail[:300]!r}", flush=True)
        if self.options.keep:
            keep = pathlib.Path(self.options.keep)
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{kind}-{preset}-{digest}.md").write_bytes(page)
            (keep / f"{kind}-{preset}-{digest}.txt").write_bytes(detail)

    def alone(self, pages, args, is_bad):
        """The pages on which a command goes wrong when each is alone."""
        for name, page in pages.items():
            folder = self.work / "alone"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            (folder / name).write_bytes(page)
            result = self.run(folder, *args)
            if is_bad(result):
                yield page, result

    def sound(self, preset, pages, result, *args):
        """Whether a command ended as it may; each page that is to blame is a hit."""

        def is_bad(result):
            status, _, errors, _ = result
            return status not in (0, 1) or b"panicked" in errors

        if not is_bad(result):
            return True
        found = False
        for page, (status, _, errors, _) in self.alone(pages, args, is_bad):
            found = True
            self.hit(f"{args[0]}-status-{status}", preset, page, errors)
        if not found:
            self.hit(f"{args[0]}-batch-status-{result[0]}", preset, b"".join(pages.values()), result[2])
        return False

    def batch(self, preset):
        folder = self.work / "pages"
        shutil.rmtree(self.work, ignore_errors=True)
        folder.mkdir(parents=True)
        subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
        pages = {f"p{at:03}.md": self.mutator.page() for at in range(BATCH)}
        for name, page in pages.items():
            (folder / name).write_bytes(page)
        self.pages += len(pages)
        common = ["--preset", preset, "--now", NOW, "."]
        unsafe = ["--unsafe-fixes"] if self.random.random() < 0.5 else []
        result = self.run(folder, "check", "--format", "json", *common)
        if not self.sound(preset, pages, result, "check", "--format", "json", *common):
            return
        before = self.findings(preset, pages, result[1])
        if before is None:
            return
        has_errors = any(finding["severity"] == "error" for found in before.values() for finding in found)
        if (result[0] == 1) != has_errors:
            self.hit("status-differs", preset, b"".join(pages.values()), result[1])
        self.spans(preset, pages, before)
        self.shown(preset, pages, folder, before)
        self.fixed(preset, pages, folder, before, unsafe, common)

    def findings(self, preset, pages, output):
        """The findings of each page."""
        try:
            found = json.loads(output)["diagnostics"]
        except (ValueError, KeyError) as error:
            self.hit("no-json", preset, b"".join(pages.values()), error)
            return None
        by_page = {name: [] for name in pages}
        for finding in found:
            by_page[finding["path"].removeprefix("./")].append(finding)
        return by_page

    def spans(self, preset, pages, findings):
        for name, found in findings.items():
            for finding in found:
                start, end = finding["span"]["start"]["offset"], finding["span"]["end"]["offset"]
                if not 0 <= start <= end <= len(pages[name]):
                    self.hit("span-outside", preset, pages[name], finding["rule"])
                elif judges.is_utf_8(pages[name]) and not judges.are_whole(pages[name], start, end):
                    self.hit("span-in-character", preset, pages[name], finding["rule"])

    def shown(self, preset, pages, folder, findings):
        args = ["show", "--preset", preset, "."]
        result = self.run(folder, *args)
        if not self.sound(preset, pages, result, *args):
            return
        shown = {}
        for line in result[1].splitlines():
            try:
                page = json.loads(line)
                shown[page["path"].removeprefix("./")] = page
            except (ValueError, KeyError) as error:
                self.hit("show-no-json", preset, line, error)
        for name, page in pages.items():
            rules = {finding["rule"] for finding in findings[name]}
            seen = shown.get(name)
            if seen is None:
                self.hit("show-missing", preset, page)
            elif "missing-front-matter" in rules and seen["format"] is not None:
                self.hit("disagree-missing", preset, page, seen)
            elif "empty-front-matter" in rules and seen.get("front-matter"):
                self.hit("disagree-empty", preset, page, seen)

    def fixed(self, preset, pages, folder, before, unsafe, common):
        result = self.run(folder, "check", "--diff", *unsafe, *common)
        if not self.sound(preset, pages, result, "check", "--diff", *unsafe, *common):
            return
        patch = result[1]
        if (result[0] == 1) != bool(patch.strip()):
            self.hit("diff-status-differs", preset, patch)
        if self.read(folder, pages) != pages:
            self.hit("diff-wrote", preset, b"")
        patched = self.work / "patched"
        shutil.copytree(folder, patched)
        fix = ["check", "--fix", *unsafe, "--format", "json", *common]
        result = self.run(folder, *fix)
        if not self.sound(preset, pages, result, *fix):
            return
        after = self.read(folder, pages)
        made = self.made(preset, pages, after, result[1])
        for name, found in before.items():
            is_offered = any(self.is_offered(finding, unsafe) for finding in found)
            if is_offered and name not in made:
                self.hit("nothing-made", preset, pages[name])
        self.same_as_patch(preset, pages, after, patched, patch)
        result = self.run(folder, *fix)
        if not self.sound(preset, after, result, *fix):
            return
        left = result[1]
        again = self.read(folder, pages)
        for name in pages:
            if again[name] != after[name]:
                self.hit("second-fix", preset, pages[name], after[name] + b"\n=== then ===\n" + again[name])
        left = self.findings(preset, pages, left) or {}
        for name, found in left.items():
            for finding in found:
                if self.is_offered(finding, unsafe):
                    self.hit("fix-not-made", preset, pages[name], finding["rule"])
        self.kept(preset, pages, after, before, made)

    @staticmethod
    def is_offered(finding, unsafe):
        offer = finding.get("fix")
        return offer and (unsafe or offer["applicability"] == "safe")

    def made(self, preset, pages, after, output):
        """The fixes that were made in each page, as the report of the fixing run lists them."""
        by_page = {}
        for fix in json.loads(output).get("fixed", []):
            by_page.setdefault(fix["path"].removeprefix("./"), []).append(fix)
        for name, page in pages.items():
            if (after[name] != page) != (name in by_page):
                self.hit("fixes-not-told", preset, page, after[name])
        return by_page

    def same_as_patch(self, preset, pages, after, patched, patch):
        if patch.strip():
            apply = ["git", "apply", "--whitespace=nowarn", "-"]
            done = subprocess.run(apply, input=patch, cwd=patched, capture_output=True)
            if done.returncode:
                self.hit("patch-refused", preset, patch, done.stderr)
                return
        for name, page in self.read(patched, pages).items():
            if page != after[name]:
                self.hit("patch-differs", preset, pages[name], page + b"\n=== fix ===\n" + after[name])

    def kept(self, preset, pages, after, before, fixed):
        pairs = []
        for name, page in pages.items():
            if after[name] == page:
                continue
            # What does not parse has no values to keep, whatever a more lenient reader makes of it.
            is_read = all(finding["rule"] != "syntax" for finding in before[name])
            lost = judges.lost(page, after[name], fixed.get(name, []), is_read, preset)
            if lost:
                self.hit(f"lost-{lost}", preset, page, after[name])
            if is_read:
                pairs.append((page, after[name], judges.named(fixed.get(name, []))))
        if self.js_yaml:
            for (page, fixed, _), lost in zip(pairs, self.js_yaml.lost(pairs), strict=True):
                if lost:
                    self.hit("lost-value-js-yaml", preset, page, f"{lost}: ".encode() + fixed)

    @staticmethod
    def read(folder, pages):
        return {name: (folder / name).read_bytes() for name in pages}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("masthead")
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--pages", type=int, default=10**9)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--js-yaml")
    parser.add_argument("--keep")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="attack-") as work:
        attack = Attack(options, pathlib.Path(work) / "batch")
        end = time.monotonic() + options.seconds
        at = options.seed
        while time.monotonic() < end and attack.pages < options.pages:
            attack.batch(PRESETS[at % len(PRESETS)])
            at += 1
    for kind, count in sorted(attack.hits.items()):
        print(f"  {count:6} {kind}")
    print(f"seed {options.seed}: {attack.pages} pages, {sum(attack.hits.values())} hits")
    sys.exit(bool(attack.hits))


if __name__ == "__main__":
    main()
