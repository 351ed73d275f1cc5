#!/usr/bin/env bash
# Builds the documentation as a site into the folder named (default: a temporary one); a link that leads nowhere fails.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=${1:-$work/site}

export NO_MKDOCS_2_WARNING=1
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --require-hashes --requirement tests/site/tools.txt

# Links out of docs/ lead to files of the repository, which are not on the site.
cp -r docs tests/site/mkdocs.yml "$work/"
find "$work/docs" -name '*.md' -exec sed -E -i \
  -e 's|\[([^]]*)\]\((\.\./)+(src\|tests\|CONTRIBUTING\|CHANGELOG\|README\|bench\|fuzz\|action\|packaging\|LICENSE)[^)]*\)|\1|g' {} +

"$work/venv/bin/mkdocs" build --quiet --strict --config-file "$work/mkdocs.yml" --site-dir "$out"
test -s "$out/rules/weekday-mismatch.html"
echo "the site has $(find "$out" -name '*.html' | wc -l) pages, and every link leads somewhere"
