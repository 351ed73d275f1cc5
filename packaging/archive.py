#!/usr/bin/env python3
"""Packs one built program for people who take it by hand, for cargo-binstall and for packagers.

    python3 packaging/archive.py TARGET PROGRAM FOLDER

writes FOLDER/masthead-v<version>-<target>.tar.gz (.zip for Windows) and beside it <name>.sha256, in the form that
`sha256sum --check` reads. One input gives one archive, byte for byte: times and owners are fixed.
"""

import gzip
import hashlib
import io
import re
import sys
import tarfile
import zipfile
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
ALONG = ["README.md", "CHANGELOG.md", "LICENSE"]


def version():
    return re.search(r'^version = "(.*)"$', (TOP / "Cargo.toml").read_text("utf-8"), re.M).group(1)


def contents(program, name):
    """Name in the archive, bytes and mode of each file."""
    yield f"{name}/{program.name}", program.read_bytes(), 0o755
    for file in ALONG:
        yield f"{name}/{file}", (TOP / file).read_bytes(), 0o644


def tar(path, files):
    with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
            for name, data, mode in files:
                entry = tarfile.TarInfo(name)
                entry.size, entry.mode = len(data), mode
                archive.addfile(entry, io.BytesIO(data))


def zipped(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data, mode in files:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, mode << 16
            archive.writestr(entry, data)


def main(target, program, folder):
    name = f"masthead-v{version()}-{target}"
    windows = "windows" in target
    path = Path(folder) / (name + (".zip" if windows else ".tar.gz"))
    path.parent.mkdir(parents=True, exist_ok=True)
    (zipped if windows else tar)(path, contents(Path(program), name))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    # Two blanks: as sha256sum writes it for text and binary alike.
    path.with_name(path.name + ".sha256").write_bytes(f"{digest}  {path.name}\n".encode())
    print(path)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
