#!/usr/bin/env bash
# What the action runs: installs masthead from PyPI into a folder of its own, and checks. Its inputs are variables of
# the environment. It runs on the bash 3.2 of macOS too, where an empty array is an unset one.
set -euo pipefail

# Says on the page of the run why there is no check.
refuse() {
  printf '::error title=masthead::%s\n' "$1"
  exit 2
}

# Prints what pip is to install.
wanted() {
  local own
  own=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$GITHUB_ACTION_PATH/Cargo.toml" | head -n 1)
  case ${MASTHEAD_VERSION:=$own} in
    latest) echo "masthead" ;;
    # Anything else could be an option of pip, or an address.
    [0-9]*) [[ $MASTHEAD_VERSION =~ ^[0-9][0-9A-Za-z.]*$ ]] && echo "masthead==$MASTHEAD_VERSION" ;;
    *) return 1 ;;
  esac
}

# Installs, and leaves the path of a Python that has masthead in $python.
install() {
  local base requirement folder=$RUNNER_TEMP/masthead
  requirement=$(wanted) || refuse "the input version is no version: write one like 0.1.0, or latest"
  base=$(command -v python3 || command -v python) || refuse "the runner has no Python: add a step actions/setup-python"
  echo "::group::Install $requirement"
  # A second use in the same job finds what the first one installed.
  [[ -d $folder ]] || "$base" -m venv "$folder"
  python=$folder/bin/python
  [[ -x $python ]] || python=$folder/Scripts/python.exe
  "$python" -m pip install --disable-pip-version-check --only-binary masthead "$requirement"
  echo "::endgroup::"
}

# Puts the formats into $options: frames for the log, annotations for GitHub, and a summary of the job.
formats() {
  options=(--format human --format "github=$annotations")
  if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then options+=(--format "markdown=$GITHUB_STEP_SUMMARY"); fi
  if [[ -n ${MASTHEAD_SARIF:-} ]]; then options+=(--format "sarif=$MASTHEAD_SARIF"); fi
}

main() {
  local options args=() paths=() line status=0 annotations=$RUNNER_TEMP/masthead-annotations
  formats
  # Divided at blanks only: no quotes, no globs, no substitution.
  read -r -d '' -a args <<<"${MASTHEAD_ARGS:-}" || true
  while IFS= read -r line; do
    line=${line%$'\r'}
    if [[ -n ${line//[[:space:]]/} ]]; then paths+=("$line"); fi
  done <<<"${MASTHEAD_PATHS:-.}"

  install
  rm -f "$annotations"
  # Behind `--` a name that begins with a dash is a name.
  "$python" -m masthead check "${options[@]}" ${args[@]+"${args[@]}"} -- ${paths[@]+"${paths[@]}"} || status=$?
  # One program, one standard output: the annotations follow the frames.
  if [[ -f $annotations ]]; then cat "$annotations"; fi
  return "$status"
}

main
