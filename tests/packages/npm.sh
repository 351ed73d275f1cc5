#!/usr/bin/env bash
# The npm packages: packed, served by a registry on this machine, installed and run as people do.
set -euo pipefail
source tests/packages/lib.sh

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)
folder=$SCRATCH/npm
mkdir -p "$folder/tarballs" "$folder/site"

# One program is real; the others only have to be left alone.
own=$(rustc -vV | sed -n 's/^host: //p')
printf 'of another platform\n' >"$folder/other"
mapfile -t targets < <(node -p 'Object.keys(require("./npm/platforms.json")).join("\n")')
pairs=()
for target in "${targets[@]}"; do
  if [[ $target == "$own" ]]; then pairs+=("$target=$PROGRAM"); else pairs+=("$target=$folder/other"); fi
done
expect 1 node npm/build.mjs "$folder/lacking" "${pairs[0]}"
said "is not given"
node npm/build.mjs "$folder/packages" "${pairs[@]}"
for package in "$folder"/packages/*; do
  npm pack --silent --pack-destination "$folder/tarballs" "$package" >/dev/null
done

# Its own cache and registry: nothing comes from anywhere else, nothing is left.
export npm_config_cache=$folder/cache npm_config_update_notifier=false npm_config_audit=false npm_config_fund=false
node tests/packages/registry.mjs "$folder/tarballs" "$folder/log" >"$folder/address" &
registry=$!
trap 'kill $registry' EXIT
for _ in {1..100}; do [[ -s $folder/address ]] && break; sleep 0.1; done
npm_config_registry=$(cat "$folder/address")
export npm_config_registry

cd "$folder/site"
bad_page bad.md
expect 1 npx --yes masthead@"$version" check bad.md
said "weekday-mismatch"

npm init --yes >/dev/null
expect 0 npm install --save-dev masthead
expect 0 npx masthead --version
said "masthead $version"
[[ $(grep -c '^/-/masthead-' "$folder/log") -le 3 ]] || fail "programs of other platforms were downloaded: $(cat "$folder/log")"
expect 1 npx masthead check
expect 0 npx masthead check --fix

# Without the platform's package the launcher says what to do.
rm -rf node_modules package-lock.json
expect 0 npm install --save-dev --omit=optional masthead
expect 2 npx masthead --version
said "is not installed" "--omit=optional" "the lockfile"
