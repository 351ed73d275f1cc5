#!/usr/bin/env bash
# Plays editors with pytest-lsp, a client that others wrote. Usage: tests/editors/session.sh PROGRAM [TREE]...
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "${1:?the program}")
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pytest==9.2.0 pytest-lsp==1.0.1
MASTHEAD=$program TREES=$(IFS=:; echo "$*") "$work/venv/bin/pytest" --quiet -p no:cacheprovider -o asyncio_default_fixture_loop_scope=function tests/editors
