"""Holds the cost of every kind of repetition that a page or a configuration can contain to linear growth.

    growth.py MASTHEAD [NAME …]

Each shape is written with n and with 4 n repetitions. Linear work costs 4 times as much, quadratic work 16 times; more
than 8 times is a failure. What counts is the CPU time of the process, the least of a few runs: other load on the machine
does not enter. Shapes that are cheap even when long are passed over, as their time is the program's start.
"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

SMALL, LARGE = 2_500, 10_000
MOST = 8.0
NOISE = 0.25  # seconds of CPU; less than this is not worth a verdict
PRESETS = ["generic", "hugo", "jekyll"]


def yaml(body):
    return {"page.md": "---\ntitle: a\n" + body + "---\nbody\n"}


def toml(body):
    return {"page.md": "+++\n" + body + "+++\nbody\n"}


def many(n, line):
    return "".join(line.format(i=i) for i in range(n))


PAGES = {
    "suppressions above one line": lambda n: yaml(many(n, "# masthead: ignore[syntax]\n") + "a: b\n"),
    "suppressions with empty lines": lambda n: yaml(many(n, "# masthead: ignore[syntax]\n\n")),
    "suppressions on their lines": lambda n: yaml(many(n, "d{i}: a #1 # masthead: ignore[swallowed-comment]\n")),
    "rules in one suppression": lambda n: yaml("# masthead: ignore[" + "syntax, " * n + "]\nb: c\n"),
    "anchors and aliases": lambda n: yaml(many(n, "a{i}: &x{i} v\nb{i}: *x{i}\n")),
    "merge keys": lambda n: yaml("a: &x {b: 1}\n" + many(n, "k{i}:\n  <<: *x\n")),
    "aliases in a list": lambda n: yaml("a: &x [1, 2]\nb: [" + "*x, " * n + "]\n"),
    "one key": lambda n: yaml("k: v\n" * n),
    "keys in two cases": lambda n: yaml(many(n, "K{i}: v\nk{i}: w\n")),
    "different keys": lambda n: yaml(many(n, "key{i}: v\n")),
    "keys that are numbers": lambda n: yaml(many(n, "{i}: v\n")),
    "tags without a value": lambda n: yaml(many(n, "k{i}: !foo\n")),
    "keys over merged ones": lambda n: yaml("a: &x\n" + many(n, "  k{i}: v\n") + "b:\n  <<: *x\n" + many(n, "  k{i}: w\n")),
    "comments": lambda n: yaml("# c\n" * n),
    "swallowed comments": lambda n: yaml(many(n, "k{i}: a #1\n")),
    "swallowed comments in a list": lambda n: yaml("tags:\n" + many(n, "- a{i} #1\n")),
    "one item": lambda n: yaml("tags:\n" + "- a\n" * n),
    "one item in one line": lambda n: yaml("tags: [" + "a, " * n + "b]\n"),
    "near items": lambda n: yaml("tags:\n" + many(n, "- foo {i}\n- foo-{i}\n- Foo {i}\n")),
    "items in one line with findings": lambda n: yaml("tags: [" + many(n, '"a{i} ", ') + "b]\n"),
    "addresses": lambda n: yaml("images:\n" + many(n, "- http://a b/c{i}.jpg\n")),
    "impossible dates": lambda n: yaml(many(n, "date{i}: 2022-02-31\n")),
    "ambiguous words": lambda n: yaml(many(n, "k{i}: no\n")),
    "nothing written": lambda n: yaml(many(n, "k{i}:\n")),
    "nested lists": lambda n: yaml(many(n, "k{i}: [a, [b, c]]\n")),
    "invisible characters": lambda n: yaml(many(n, "k{i}: a\u200bb\n")),
    "invisible characters in one value": lambda n: yaml('k: "' + "\u200b " * n + '"\n'),
    "unquoted colons": lambda n: yaml(many(n, "k{i}: a: b\n")),
    "text after quotes": lambda n: yaml(many(n, 'k{i}: "a" b\n')),
    "tabs": lambda n: yaml(many(n, "k{i}:\n\t- b\n")),
    "open brackets": lambda n: yaml(many(n, "k{i}: [a, b\n")),
    "brackets in brackets": lambda n: yaml("k: " + "[a, " * n + "\n"),
    "lines without a colon": lambda n: yaml("foo bar\n" * n),
    "no space after the colon": lambda n: yaml(many(n, "k{i}:v\n")),
    "full-width colons": lambda n: yaml(many(n, "标题：k{i}\n")),
    "templates": lambda n: yaml(many(n, "k{i}: {{{{ x }}}}\n")),
    "tags": lambda n: yaml(many(n, "k{i}: !foo x\n")),
    "merge conflicts": lambda n: yaml("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n" * n),
    "empty lines": lambda n: yaml("\n" * (5 * n)),
    "a long literal": lambda n: yaml("k: |\n" + "  x\n" * n + "b: &a c\nd: *a\n"),
    "a block of ten megabytes": lambda n: yaml("k: >-\n" + ("  " + "word " * 200 + "\n") * (n // 10)),
    "a line of ten megabytes": lambda n: yaml("k: " + "word " * (n * 200) + "\n"),
    "lines above the block": lambda n: {"page.md": "text: b\n" * n + "---\ntitle: a\n---\n"},
    "empty lines above the block": lambda n: {"page.md": "\n" * n + "---\ntitle: a\n---\n"},
    "a block that does not end": lambda n: {"page.md": "---\n" + "title: a\n" * n},
    "block after block": lambda n: {"page.md": "---\ntitle: a\n---\n" * n},
    "bytes that are not UTF-8": lambda n: {"page.md": b"---\n" + b"a: \xff\xe4\n" * n + b"---\n"},
    "TOML: one key": lambda n: toml("a = 1\n" * n),
    "TOML: unquoted values": lambda n: toml("a = x\n" * n),
    "TOML: tables": lambda n: toml(many(n, "[a{i}]\nb = 1\n")),
    "TOML: arrays of tables": lambda n: toml("[[a]]\nb = 1\n" * n),
    "TOML: dotted keys": lambda n: toml(many(n, "a.b{i} = 1\n")),
    "TOML: open quotes": lambda n: toml(many(n, 'b{i} = "x\n')),
    "JSON: one key": lambda n: {"page.md": "{\n" + '"a": 1,\n' * n + '"b": 1}\n'},
    "JSON: missing values": lambda n: {"page.md": "{\n" + '"a":\n' * n + '"b": 1}\n'},
}


def configured(text):
    return {"page.md": "---\ntitle: a\n---\n", "masthead.yaml": text}


CONFIGURATIONS = {
    "collections": lambda n: configured(
        "collections:\n" + many(n, '  c{i}: {{files: ["x{i}/*.md"], fields: {{a: string}}}}\n')
    ),
    "fields": lambda n: configured(
        'collections:\n  c:\n    files: ["*.md"]\n    fields:\n' + many(n, "      f{i}: string\n")
    ),
    "allowed values": lambda n: configured(
        'collections:\n  c:\n    files: ["*.md"]\n    fields:\n      t:\n        type: string\n        allow:\n'
        + many(n, "        - v{i}\n")
    ),
    "overrides": lambda n: configured("overrides:\n" + many(n, '  - files: ["x{i}/**"]\n    rules: {{syntax: warn}}\n')),
}

def page(fields):
    return "---\ntitle: t\n" + fields + "---\n"


TREES = {
    "terms that are nearly the same over pages": lambda n: {
        f"p{at}.md": page("tags:\n" + many(n // 5, f"- Some Term {at} {{i}}\n- some term-{at}-{{i}}\n")) for at in range(50)
    },
    "field names over pages": lambda n: {f"p{at}.md": page(many(n // 5, f"field{at}x{{i}}: a\n")) for at in range(50)},
    "labels of one finding": lambda n: {f"p{at}.md": page("tags:\n" + "- a\n" * (n // 10)) for at in range(10)},
    "terms over pages": lambda n: {
        f"p{page}.md": "---\ntitle: t\ntags:\n" + many(n // 50, f"- Term {{i}} {page}\n- term-{{i}}-{page}\n") + "---\n"
        for page in range(50)
    },
    # Hugo looks in the folders above for what a page lacks.
    "pages without a field that is required": lambda n: {
        "hugo.toml": "",
        "masthead.yaml": 'preset: hugo\ncollections:\n  c:\n    files: ["content/*.md"]\n    fields: {a: {required: true}}\n',
        **{f"content/p{at}.md": page("") for at in range(n)},
    },
}


AUDITS = {
    "audit: distinct values": lambda n: {f"p{at}.md": page("k:\n" + many(n, f"- value {at} {{i}}\n")) for at in range(100)},
    "audit: field names": lambda n: {f"p{at}.md": page(many(n // 5, f"field{at}x{{i}}: a\n")) for at in range(50)},
}


# What is fixed without a syntax error.
FIXED = [
    "suppressions on their lines",
    "anchors and aliases",
    "different keys",
    "keys in two cases",
    "swallowed comments",
    "swallowed comments in a list",
    "one item",
    "one item in one line",
    "near items",
    "items in one line with findings",
    "addresses",
    "ambiguous words",
    "invisible characters",
]

SHOWN = ["generic", "hugo", "jekyll", "mkdocs", "docusaurus", "zola"]


def seconds(masthead, files, args, runs=1):
    """The least CPU time of some runs."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder) / "site"
        (root / ".git").mkdir(parents=True)
        for name, text in files.items():
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return min(once([masthead, *args], root) for _ in range(runs))


def once(command, root):
    with open(root.parent / "said", "w+b") as said:
        run = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=said)
        patience = threading.Timer(120, run.kill)
        patience.start()
        _, status, used = os.wait4(run.pid, 0)
        patience.cancel()
        # It has been waited for.
        run.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if run.returncode > 2 or run.returncode < 0:
            sys.exit(f"masthead ended with {run.returncode}: {said.read().decode(errors='replace')}")
    return used.ru_utime + used.ru_stime


def fault(masthead, case):
    """What is wrong with a case, if anything: one run says most, and three say whether it was chance."""
    name, make, args = case
    for runs in (1, 3):
        large = seconds(masthead, make(LARGE), args, runs)
        if large < NOISE:
            return None
        small = seconds(masthead, make(SMALL), args, runs)
        if large / small <= MOST:
            return None
    return f"{name} {' '.join(args)}: {small:.2f} s for {SMALL}, {large:.2f} s for {LARGE}"


def main():
    masthead, wanted = os.path.abspath(sys.argv[1]), sys.argv[2:]
    check = ["check", "--format", "concise", "--threads", "1"]
    cases = [(name, make, [*check, "--preset", preset]) for name, make in PAGES.items() for preset in PRESETS]
    # Syntax errors are fixed one after the other, each time the page is read again: bounded by a number of bytes, not linear.
    diff = [*check, "--preset", "generic", "--diff", "--unsafe-fixes"]
    cases += [(name, lambda n, make=PAGES[name]: make(n // 4), diff) for name in FIXED]
    cases += [(name, make, check) for name, make in {**CONFIGURATIONS, **TREES}.items()]
    cases += [(name, make, ["audit", "--threads", "1"]) for name, make in AUDITS.items()]
    keys = ["different keys", "keys in two cases", "keys that are numbers", "tags without a value", "keys over merged ones"]
    cases += [(name, PAGES[name], ["show", "--preset", preset, "page.md"]) for name in keys for preset in SHOWN]
    cases = [case for case in cases if not wanted or case[0] in wanted]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        failed = [words for words in pool.map(lambda case: fault(masthead, case), cases) if words]
    print("\n".join([*failed, f"{len(cases) - len(failed)} passed, {len(failed)} failed"]))
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
