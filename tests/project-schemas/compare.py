"""Compares the verdicts of a tool with masthead's: compare.py MASTHEAD PROJECT VERDICTS [--list] [--rules RULE,...]

A page is refused if masthead reports an error or a warning that names the schema of the project. Pages that are no YAML to
the tool are left out. With `--rules`, only what these rules find counts as false: what the tool looks at itself."""

import collections
import json
import os
import subprocess
import sys

masthead, project, verdicts = os.path.abspath(sys.argv[1]), *sys.argv[2:4]
ran = subprocess.run([masthead, "check", "--format", "json", "."], cwd=project, capture_output=True, text=True)
found = collections.defaultdict(list)
for diagnostic in json.loads(ran.stdout)["diagnostics"]:
    found[diagnostic["path"]].append(diagnostic)
# What masthead says of any value, whatever a schema allows.
OPINIONS = {"ambiguous-date", "comma-separated-list", "duplicate-item", "empty-item", "untrimmed-string"}
own = sys.argv[sys.argv.index("--rules") + 1].split(",") if "--rules" in sys.argv else None
tally, by_kind, wrong = collections.Counter(), collections.defaultdict(collections.Counter), []
for line in open(verdicts):
    page = json.loads(line)
    # What the generator or its YAML has to say is compared elsewhere (tests/oracles).
    ours = [it for it in found[page["path"]] if it["message"].endswith("`)") and it["rule"] not in OPINIONS]
    other = [it for it in found[page["path"]] if it["severity"] == "error" and it not in ours]
    if page["verdict"] == "stops":
        tally["left out"] += 1
        continue
    if page["verdict"] == "bent":
        # Taken, but not as it is written: whoever reports it is right, and so is whoever does not.
        tally["bent"] += 1
        continue
    if page["verdict"] == "refused":
        outcome = "equal" if ours or other else "missed"
    else:
        outcome = "false" if any(own is None or it["rule"] in own for it in ours) else "equal"
    tally[outcome] += 1
    by_kind[page["kind"]][outcome] += 1
    if outcome != "equal":
        words = "; ".join(f"{it['severity']} {it['rule']}: {it['message']}" for it in ours)
        wrong.append((outcome, page["kind"], page["value"], words))
print(dict(tally))
for kind, outcomes in by_kind.items():
    if outcomes["false"] or outcomes["missed"]:
        print(f"  {kind}: {outcomes['equal']} equal, {outcomes['false']} false, {outcomes['missed']} missed")
if "--list" in sys.argv:
    for row in sorted(wrong, key=lambda row: (row[0], row[1])):
        print("  ", *map(repr, row))
