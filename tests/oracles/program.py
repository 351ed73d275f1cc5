"""Runs masthead over a tree of pages: what it shows, and what it finds."""
import json
import subprocess

# Rules over a whole collection: pages beside each other here have nothing to do with each other.
COLLECTION = "near-duplicate-item,unused-field,inconsistent-field-name,mixed-date-formats,unresolved-reference,duplicate-value,inconsistent-type,category-chain"


def lines(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True)
    if done.returncode not in (0, 1, 2):
        raise SystemExit(f"{command} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")
    return [json.loads(line) for line in done.stdout.split(b"\n") if line]


def named(path):
    return path.replace("\\", "/").removeprefix("./")


def show(masthead, folder, preset, root):
    found = lines([masthead, "show", "--preset", preset, root], folder)
    return {named(line["path"]): line for line in found if "path" in line}


# With so few pages, no finding is folded into that of another page.
PORTION = 19


def check(masthead, folder, preset, names):
    """The findings of each page that has some."""
    command = [masthead, "check", "--preset", preset, "--format", "jsonl", "--quiet", "--no-ignore", "--ignore", COLLECTION]
    findings = {}
    for start in range(0, len(names), PORTION):
        for line in lines([*command, *names[start:start + PORTION]], folder):
            if "rule" in line and "path" in line:
                findings.setdefault(named(line["path"]), []).append(line)
    return findings
