#!/usr/bin/env bash
# Writes the repository that people without a Rust toolchain name in .pre-commit-config.yaml: the hooks of this one,
# and a package that is nothing but a dependency on the wheel.
#
#     packaging/pre-commit-mirror.sh VERSION FOLDER
set -euo pipefail

version=${1:?usage: pre-commit-mirror.sh VERSION FOLDER}
folder=${2:?usage: pre-commit-mirror.sh VERSION FOLDER}
top=$(cd "$(dirname "$0")/.." && pwd)

mkdir -p "$folder"
cp "$top/.pre-commit-hooks.yaml" "$top/LICENSE" "$folder/"

cat >"$folder/pyproject.toml" <<TOML
[build-system]
requires = ["setuptools>=61"]
build-backend = "setuptools.build_meta"

[project]
name = "masthead-pre-commit"
version = "0.0.0"
dependencies = ["masthead==$version"]

[tool.setuptools]
py-modules = []
TOML

cat >"$folder/README.md" <<MD
# masthead for pre-commit

The hooks of masthead $version, with the program from PyPI: no Rust toolchain is needed.
This repository is written by \`packaging/pre-commit-mirror.sh\` of masthead, once a release.
MD
