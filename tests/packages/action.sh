#!/usr/bin/env bash
# The GitHub Action, as a runner would start it. What its inputs say is data, whatever it looks like.
set -euo pipefail
source tests/packages/lib.sh

GITHUB_ACTION_PATH=$PWD
RUNNER_TEMP=$SCRATCH/runner
# The wheel at hand stands in for the one on PyPI.
PIP_FIND_LINKS=$(dirname "$WHEEL")
export GITHUB_ACTION_PATH RUNNER_TEMP PIP_FIND_LINKS
mkdir -p "$RUNNER_TEMP" "$SCRATCH/action/a folder"
cd "$SCRATCH/action"
bad_page "a folder/bad.md"
good_page good.md

# Runs the action with the inputs given as NAME=VALUE.
action() {
  env MASTHEAD_PATHS=. MASTHEAD_ARGS= MASTHEAD_VERSION= MASTHEAD_SARIF= "$@" bash "$GITHUB_ACTION_PATH/action/check.sh"
}

expect 1 action
said "help: write " "::error " ",file=a folder/bad.md,line=3" "weekday-mismatch"
GITHUB_STEP_SUMMARY=summary.md expect 1 action
grep -q weekday-mismatch summary.md || fail "the summary does not name the rule"
expect 0 action MASTHEAD_PATHS=good.md
expect 1 action MASTHEAD_PATHS=$'good.md\r\n\n  \na folder\n'
expect 0 action MASTHEAD_ARGS=$' --ignore weekday-mismatch\n --quiet '
expect 1 action MASTHEAD_SARIF=report.sarif
node -e 'if (JSON.parse(require("fs").readFileSync("report.sarif")).version !== "2.1.0") process.exit(1)'

# shellcheck disable=SC2016 # that nothing expands these is the point
for evil in '; touch owned' '$(touch owned)' '`touch owned`' '" ; touch owned ; "' $'\ntouch owned' '*' '--fix'; do
  expect 2 action "MASTHEAD_PATHS=$evil x"
  expect 2 action "MASTHEAD_ARGS=--preset=hexo$evil"
  expect 2 action "MASTHEAD_VERSION=0.1.0$evil"
  expect 2 action "MASTHEAD_VERSION=$evil"
done
expect 2 action MASTHEAD_VERSION=--index-url=https://example.org/
said "::error " "is no version"
[[ ! -e owned ]] || fail "an input was run"
grep -q Tue "a folder/bad.md" || fail "a path was read as an option"
