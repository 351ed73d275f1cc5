#!/usr/bin/env python3
"""Draws what the program prints as pictures for the documentation: python3 docs/images/record.py [PROGRAM]

Needs `rich` (tests/site/tools.txt pins it). Run from the repository's root after a change of the output.
"""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

COLUMNS = 96
# The dark palette of GitHub, which is readable in both schemes because the picture brings its own background.
COLOURS = ["484f58", "ff7b72", "3fb950", "d29922", "58a6ff", "bc8cff", "39c5cf", "b1bac4"]
THEME = TerminalTheme(
    (13, 17, 23), (230, 237, 243), [tuple(bytes.fromhex(colour)) for colour in COLOURS]
)

PICTURES = {
    "check": ["check", "docs/examples/source/_posts/wrong-day.md", "docs/examples/source/_posts/colon.md"],
    "statistics": ["check", "docs/examples", "--statistics"],
    "diff": ["check", "docs/examples/source/_posts/wrong-day.md", "--diff"],
}


def record(program: str, name: str, arguments: list[str]) -> None:
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS), "NO_COLOR": ""}
    asked = [program, *arguments, "--now", "2026-11-23"]
    if "--diff" not in arguments:
        asked += ["--format", "human"]
    printed = subprocess.run(asked, env=environment, capture_output=True, text=True).stdout
    # The seconds differ from run to run, and a picture should not.
    printed = re.sub(r" \(\d+\.\d+ s\)", "", printed)
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(f"\x1b[1m$ masthead {' '.join(arguments)}\x1b[0m\n{printed.rstrip()}"), highlight=False)
    drawn = console.export_svg(title="masthead", theme=THEME, unique_id=f"masthead-{name}")
    # Fonts from a network are neither needed nor wanted.
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.S).replace("Fira Code", "ui-monospace")
    Path(f"docs/images/{name}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    for name, arguments in PICTURES.items():
        record(sys.argv[1] if len(sys.argv) > 1 else "target/debug/masthead", name, arguments)
