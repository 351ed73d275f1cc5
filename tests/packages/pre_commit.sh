#!/usr/bin/env bash
# The hooks, with the real pre-commit, in the three ways that docs/use/pre-commit.md offers.
set -euo pipefail
source tests/packages/lib.sh

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)
export PRE_COMMIT_HOME=$SCRATCH/pre-commit PRE_COMMIT_COLOR=never
# Commits here are nobody's, and obey no settings of this machine.
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org

# Makes a repository of the folder $1 with one commit, and prints its id.
repository() {
  git -C "$1" init --quiet --initial-branch main
  git -C "$1" add --all --force
  git -C "$1" commit --quiet --message "As it is"
  git -C "$1" rev-parse HEAD
}

# A content repository with the configuration that standard input holds, and pre-commit installed.
content() {
  mkdir "$SCRATCH/$1"
  cd "$SCRATCH/$1"
  git init --quiet --initial-branch main
  cat >.pre-commit-config.yaml
  git add .
  git commit --quiet --message "Begin"
  expect 0 pre-commit install
}

# A bad page is refused with its finding; mended by hand, it goes in. $1 names the way, for the times at the end.
refuses_and_accepts() {
  mkdir posts
  bad_page posts/night-bus.md
  printf 'no page\n' >notes.txt
  git add .
  local begin=$SECONDS
  expect 1 git commit --message "A bad page"
  printf '%s: refused after %d s, installing included\n' "$1" $((SECONDS - begin))
  said "weekday-mismatch" "posts/night-bus.md" "Wed, 27 Apr 2022"
  good_page posts/night-bus.md
  git add .
  expect 0 git commit --message "A good page"
}

prebuilt() {
  content prebuilt <<YAML
repos:
  - repo: local
    hooks:
      - id: masthead
        name: masthead
        entry: masthead check --force-exclude --format human
        language: python
        additional_dependencies: [masthead==$version]
        files: (?i)\\.(md|markdown|mdx|html)$
        require_serial: true
YAML
  refuses_and_accepts "prebuilt"
}

mirror() {
  local commit
  bash packaging/pre-commit-mirror.sh "$version" "$SCRATCH/mirror-repository"
  commit=$(repository "$SCRATCH/mirror-repository")
  content mirror <<YAML
repos:
  - repo: $SCRATCH/mirror-repository
    rev: $commit
    hooks:
      - id: masthead-fix
      - id: masthead
YAML
  # The first commit is refused because the page was mended; what is in the folder then goes in.
  bad_page bad.md
  git add .
  expect 1 git commit --message "A bad page"
  said "files were modified by this hook"
  good_page wanted.md
  cmp bad.md wanted.md || fail "the hook did not mend the page"
  rm wanted.md
  git add .
  expect 0 git commit --message "A mended page"

  # What the configuration leaves out stays out, although pre-commit names it.
  printf 'exclude: ["old/**"]\n' >masthead.yaml
  mkdir old
  bad_page old/bad.md
  git add .
  expect 0 git commit --message "An old page"
}

source_build() {
  local commit top=$PWD
  # The files as they stand here, committed or not, in a repository of their own.
  mkdir "$SCRATCH/checkout"
  git ls-files -z --cached --others --exclude-standard | tar --null -T - --create | tar -x -C "$SCRATCH/checkout"
  commit=$(repository "$SCRATCH/checkout")
  content source <<YAML
repos:
  - repo: $SCRATCH/checkout
    rev: $commit
    hooks:
      - id: masthead
YAML
  # The wheel's own test builds for release: here it is the way that counts, so what the tests built is used again.
  export MATURIN_PEP517_ARGS=--profile=dev CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$top/target}
  refuses_and_accepts "from source"
}

# PyPI is the one index; the wheel at hand stands in for the one there. Without cargo on PATH nothing can be built.
without_cargo() {
  local kept="" folder
  while IFS= read -r -d : folder; do
    [[ -x $folder/cargo || -x $folder/rustc ]] || kept+=$folder:
  done <<<"$PATH:"
  (
    export PATH=${kept%:}
    ! command -v cargo >/dev/null || fail "cargo is still there"
    PIP_FIND_LINKS=$(dirname "$WHEEL")
    export PIP_FIND_LINKS
    "$@"
  )
}

without_cargo prebuilt
without_cargo mirror
source_build
