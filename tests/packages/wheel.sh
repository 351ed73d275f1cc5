#!/usr/bin/env bash
# The wheel, in an environment that holds nothing else.
set -euo pipefail
source tests/packages/lib.sh

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)
python3 -m venv "$SCRATCH/wheel"
"$SCRATCH/wheel/bin/pip" install --quiet --disable-pip-version-check --no-index "$WHEEL"

expect 0 "$SCRATCH/wheel/bin/masthead" --version
said "masthead $version"
# Without the environment's folder on PATH, as after `pip install --user`.
expect 0 env PATH=/usr/bin:/bin "$SCRATCH/wheel/bin/python" -m masthead --version
said "masthead $version"

mkdir "$SCRATCH/pages"
bad_page "$SCRATCH/pages/bad.md"
expect 1 "$SCRATCH/wheel/bin/python" -m masthead check "$SCRATCH/pages"
said "weekday-mismatch"
expect 0 "$SCRATCH/wheel/bin/masthead" check --fix "$SCRATCH/pages"

expect 0 "$SCRATCH/wheel/bin/masthead" completions bash
bash -n "$SCRATCH/out"
expect 0 "$SCRATCH/wheel/bin/masthead" man --output "$SCRATCH/man"
[[ -s $SCRATCH/man/masthead-check.1 ]] || fail "no manual page for check"

# `--target` has a folder of its own for programs.
"$SCRATCH/wheel/bin/pip" install --quiet --disable-pip-version-check --no-index --target "$SCRATCH/target" "$WHEEL"
expect 0 env PYTHONPATH="$SCRATCH/target" python3 -m masthead --version
