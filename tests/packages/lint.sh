#!/usr/bin/env bash
# What no compiler reads: workflows, the action, scripts, the Dockerfile, the hooks, and the workflows in the docs.
set -euo pipefail
source tests/packages/lib.sh

mkdir -p "$SCRATCH/docs"
python3 tests/packages/workflows_in_docs.py docs README.md "$SCRATCH/docs"

actionlint .github/workflows/*.yml "$SCRATCH"/docs/*.yml
# Offline: what can be said without asking a server. Templates, permissions, credentials, pins.
zizmor --offline --quiet --no-progress --min-severity low .github/workflows action.yml
shellcheck --external-sources .ci/run action/*.sh packaging/*.sh tests/packages/*.sh
hadolint Dockerfile
pre-commit validate-manifest .pre-commit-hooks.yaml
