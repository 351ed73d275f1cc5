#!/usr/bin/env python3
"""Race masthead against the floor and against its peers over the same pages, and print ratios.

    race.py --pages 5000 [--threads 1] [--runs 9] [--peer NAME=COMMAND]...

Every command is run in turn, round after round, so that a machine that slows down slows all of them. `{pages}` in a
command stands for the folder of pages. The median of the CPU seconds (user and system) is compared as well as that of
the wall clock: the first is steadier. `--words` are those of make_pages.py, `--tree` races over pages that are there,
and `--variant NAME=OPTIONS` races masthead with more options too. `--cold` empties the page cache of Linux before each
run, which needs root. MASTHEAD and FLOOR name programs that are built
already. See README.md for the commands of the peers that docs/performance.md names.
"""
import argparse
import os
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def build():
    if "MASTHEAD" in os.environ and "FLOOR" in os.environ:
        return os.environ["MASTHEAD"], os.environ["FLOOR"]
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=HERE.parent, check=True)
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=HERE / "floor", check=True)
    masthead = Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent / "target")) / "release/masthead"
    floor = Path(os.environ.get("CARGO_TARGET_DIR", HERE / "floor/target")) / "release/masthead-floor"
    return masthead, floor


def timed(command, cold):
    if cold:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    status = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if status not in (0, 1):
        sys.exit(f"{shlex.join(map(str, command))}: status {status}")
    return wall, cpu


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--faults", type=float, default=0.0, help="share of pages with a fault")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--words", default="", help="words for make_pages.py")
    parser.add_argument("--tree", help="a folder of pages")
    parser.add_argument("--variant", action="append", default=[])
    parser.add_argument("--peer", action="append", default=[])
    parser.add_argument("--cold", action="store_true")
    options = parser.parse_args()
    masthead, floor = build()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.tree or scratch
        make = [sys.executable, HERE / "make_pages.py", scratch, str(options.pages), str(options.faults)]
        if options.tree is None:
            subprocess.run(make + options.words.split(), check=True)
        threads = str(options.threads)
        entrants = {
            "floor": [floor, folder, threads],
            "masthead": [masthead, "check", "--quiet", "--threads", threads, folder],
        }
        for variant in options.variant:
            name, more = variant.split("=", 1)
            entrants[name] = entrants["masthead"] + shlex.split(more)
        for peer in options.peer:
            name, command = peer.split("=", 1)
            entrants[name] = shlex.split(command.replace("{pages}", folder))
        results = {name: [] for name in entrants}
        os.environ["PAGES"] = folder
        for turn in range(options.runs + 1):
            for name, command in entrants.items():
                # A slow peer is run three times.
                if turn > 3 and statistics.median(wall for wall, _ in results[name]) > 3:
                    continue
                result = timed(command, options.cold)
                if turn > 0:
                    results[name].append(result)
    what = options.tree or f"{options.pages} pages {options.words}".rstrip()
    print(f"{what}, {options.faults:.0%} with a fault, {threads} thread(s), {options.runs} runs\n")
    print(f"| {'':<28} | wall, median (least to most) | CPU     | wall to floor | CPU to floor | CPU to masthead |")
    print(f"|{'-' * 30}|-----------------------------:|--------:|--------------:|-------------:|----------------:|")
    median = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}
    for name, rows in results.items():
        (wall, cpu), walls = median[name], [row[0] for row in rows]
        spread = f"{wall:.3f} s ({min(walls):.3f} to {max(walls):.3f})"
        ratios = [wall / median["floor"][0], cpu / median["floor"][1], cpu / median["masthead"][1]]
        print(f"| {name:<28} | {spread:>28} | {cpu:.3f} s | {ratios[0]:>12.2f}x | {ratios[1]:>11.2f}x | {ratios[2]:>14.2f}x |")


main()
