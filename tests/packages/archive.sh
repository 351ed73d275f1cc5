#!/usr/bin/env bash
# The archives of a release: complete, runnable, the same when made again.
set -euo pipefail
source tests/packages/lib.sh

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)
own=$(rustc -vV | sed -n 's/^host: //p')
for folder in one two; do
  python3 packaging/archive.py "$own" "$PROGRAM" "$SCRATCH/$folder" >/dev/null
  cp "$PROGRAM" "$SCRATCH/masthead.exe"
  python3 packaging/archive.py x86_64-pc-windows-msvc "$SCRATCH/masthead.exe" "$SCRATCH/$folder" >/dev/null
done
diff -r "$SCRATCH/one" "$SCRATCH/two" || fail "an archive made twice is not the same"

cd "$SCRATCH/one"
expect 0 sha256sum --check --strict ./*.sha256
tar -xzf "masthead-v$version-$own.tar.gz"
expect 0 "./masthead-v$version-$own/masthead" --version
said "masthead $version"
expect 0 python3 -m zipfile --list "masthead-v$version-x86_64-pc-windows-msvc.zip"
said "/masthead.exe" "/LICENSE"
