#!/usr/bin/env bash
# The crate: packed as for crates.io, and installed from the packed files alone.
set -euo pipefail
source tests/packages/lib.sh

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)
# The wheel's test builds for release: the tests' own build is used again here.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
expect 0 cargo package --locked --no-verify --allow-dirty
tar -xzf "$CARGO_TARGET_DIR/package/masthead-$version.crate" -C "$SCRATCH"
expect 0 cargo install --locked --debug --root "$SCRATCH/cargo" --path "$SCRATCH/masthead-$version"
bad_page "$SCRATCH/crate.md"
expect 1 "$SCRATCH/cargo/bin/masthead" check "$SCRATCH/crate.md"
said "weekday-mismatch"
expect 0 "$SCRATCH/cargo/bin/masthead" explain weekday-mismatch
