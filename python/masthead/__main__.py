"""Runs the program that pip installed beside this package, whether or not its folder is on PATH."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

PROGRAM = "masthead" + (sysconfig.get_config_var("EXE") or "")


def folders():
    """The folders that pip may have put the program in: of this environment, of this user, of `--target`."""
    yield Path(sysconfig.get_path("scripts"))
    user = os.name + "_user" if sys.platform != "darwin" or not sys._framework else "osx_framework_user"
    yield Path(sysconfig.get_path("scripts", user))
    yield Path(__file__).parent.parent / "bin"


def main():
    program = next((folder / PROGRAM for folder in folders() if (folder / PROGRAM).is_file()), None)
    if program is None:
        looked = ", ".join(str(folder) for folder in folders())
        sys.exit(f"masthead: the program is in none of {looked}: install the package `masthead` again")
    arguments = [str(program), *sys.argv[1:]]
    if sys.platform == "win32":
        # Windows has no exec that keeps the console's standard streams and the exit status.
        sys.exit(subprocess.call(arguments))
    os.execv(arguments[0], arguments)


if __name__ == "__main__":
    main()
