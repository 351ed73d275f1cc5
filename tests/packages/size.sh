#!/usr/bin/env bash
# The release program stays below 12 MiB: every hook, image and package carries it. The language server took it past 10.
set -euo pipefail
source tests/packages/lib.sh

limit=$((12 * 1024 * 1024))
size=$(wc -c <"$PROGRAM")
printf 'program %d bytes, wheel %d bytes\n' "$size" "$(wc -c <"$WHEEL")"
((size < limit)) || fail "the program has $size bytes, at most $limit"
