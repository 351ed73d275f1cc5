#!/usr/bin/env bash
# The server in real editors, without a screen: each shows a finding, applies a fix and completes a term.
# Usage: tests/editors/run.sh PROGRAM [EDITOR]...; an editor that is not installed is passed over, and named.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "${1:?the program}")
shift
editors=("$@")
[ ${#editors[@]} -gt 0 ] || editors=(neovim emacs)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

site() {
  rm -rf "$work/site"
  mkdir -p "$work/site/posts"
  cat >"$work/site/masthead.yaml" <<'EOF'
preset: hugo
collections:
  posts:
    files: ["posts/**"]
    fields:
      date: { type: date, formats: [iso-date] }
      tags: { type: list, items: string }
EOF
  printf -- '---\ntitle: A\ndate: 2020-1-5\ntags: []\n---\n' >"$work/site/posts/a.md"
  printf -- '---\ntitle: B\ntags: [sea]\n---\n' >"$work/site/posts/b.md"
}

run() { # NAME COMMAND...: what it prints must tell of all three
  local name=$1
  shift
  site
  MASTHEAD=$program FOLDER=$work/site timeout 120 "$@" >"$work/log" 2>&1 </dev/null || {
    cat "$work/log"
    echo "$name: failed"
    exit 1
  }
  for word in finding: 'fixed: date: 2020-01-05' 'completed: sea'; do
    grep -q "$word" "$work/log" || {
      cat "$work/log"
      echo "$name: no \`$word\`"
      exit 1
    }
  done
  echo "$name: shows a finding, applies a fix, completes a term"
}

for editor in "${editors[@]}"; do
  case $editor in
    neovim)
      if command -v nvim >/dev/null; then
        run neovim env XDG_STATE_HOME="$work" XDG_DATA_HOME="$work" nvim --headless --clean -S "$here/neovim.lua"
      else
        echo "neovim: not installed, passed over"
      fi
      ;;
    emacs)
      if command -v emacs >/dev/null && emacs -q --batch --eval "(progn (package-initialize) (require 'eglot))" >/dev/null 2>&1; then
        run emacs emacs -q --batch --eval '(package-initialize)' -l "$here/emacs.el"
      else
        echo "emacs: not installed with eglot, passed over"
      fi
      ;;
  esac
done
