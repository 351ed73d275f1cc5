#!/usr/bin/env bash
# The release program stays below 16 MiB: every hook, image and package carries it. The language server took it past 10, and a
# validator of JSON Schema that knows the patterns of ECMA 262 adds to that.
set -euo pipefail
source tests/packages/lib.sh

limit=$((16 * 1024 * 1024))
size=$(wc -c <"$PROGRAM")
printf 'program %d bytes, wheel %d bytes\n' "$size" "$(wc -c <"$WHEEL")"
((size < limit)) || fail "the program has $size bytes, at most $limit"
