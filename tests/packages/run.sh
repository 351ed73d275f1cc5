#!/usr/bin/env bash
# Builds the packages, and uses each as its users will. Needs: cargo, python3 with venv, node with npm, git, the
# registries. Leaves nothing behind but what cargo builds; ends with what each step took.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=tests/packages

for needed in cargo python3 node npm git; do
  command -v "$needed" >/dev/null || { echo "tests/packages/run.sh needs $needed" >&2; exit 1; }
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export SCRATCH=$scratch
# The tests decide what is installed from where.
unset PIP_FIND_LINKS PIP_INDEX_URL PIP_REQUIRE_VIRTUALENV

took=()
step() {
  local name=$1 begin=$SECONDS
  shift
  printf '\n-- %s\n' "$name"
  "$@"
  took+=("$(printf '%4ds  %s' $((SECONDS - begin)) "$name")")
}

tools() {
  python3 -m venv "$scratch/tools"
  "$scratch/tools/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$here/tools.txt"
}

wheel() {
  # As the workflow of a release builds it.
  local target flags=""
  target=$(rustc -vV | sed -n 's/^host: //p')
  [[ $target != *linux* ]] || flags="-C relocation-model=static"
  RUSTFLAGS=$flags "$scratch/tools/bin/maturin" build --quiet --release --locked --target "$target" --out "$scratch/dist"
}

step "tools" tools
PATH=$scratch/tools/bin:$PATH

step "workflows, action, scripts, Dockerfile" bash "$here/lint.sh"
step "licences, bans, sources" cargo-deny --locked check --hide-inclusion-graph licenses bans sources

step "build the wheel" wheel
WHEEL=$(echo "$scratch"/dist/masthead-*.whl)
export WHEEL
step "wheel" bash "$here/wheel.sh"
export PROGRAM=$scratch/wheel/bin/masthead
step "archives" bash "$here/archive.sh"
step "size" bash "$here/size.sh"
step "crate" bash "$here/crate.sh"
step "npm" bash "$here/npm.sh"
step "action" bash "$here/action.sh"
step "pre-commit" bash "$here/pre_commit.sh"

printf '\n-- all packages work\n'
printf '%s\n' "${took[@]}"
