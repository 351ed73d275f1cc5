# Words of the scripts beside this file: sourced, never run.
# shellcheck shell=bash

: "${SCRATCH:?run by tests/packages/run.sh}"

# Ends the test, saying what was expected and what came.
fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

# Runs a command whose status must be the first argument; its output goes to $SCRATCH/out.
expect() {
  local wanted=$1 status=0
  shift
  "$@" >"$SCRATCH/out" 2>&1 || status=$?
  if [[ $status != "$wanted" ]]; then
    cat "$SCRATCH/out" >&2
    fail "status $status, not $wanted: $*"
  fi
}

# The output of the last `expect` must hold each of these.
said() {
  local words
  for words in "$@"; do
    if ! grep -qF -- "$words" "$SCRATCH/out"; then
      cat "$SCRATCH/out" >&2
      fail "the output does not say: $words"
    fi
  done
}

# Writes a page that Hexo dates by a weekday that is wrong, and one that is right.
bad_page() {
  printf -- '---\ntitle: Night bus\ndate: Tue, 27 Apr 2022 10:22:31 GMT\n---\nBody\n' >"$1"
}
good_page() {
  printf -- '---\ntitle: Night bus\ndate: Wed, 27 Apr 2022 10:22:31 GMT\n---\nBody\n' >"$1"
}
