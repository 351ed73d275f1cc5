"""Pages from a seed: fences, byte order marks, line ends, and fields whose meaning to a person is known.

A page is plain data, so that it can be shrunk: `text` puts it together. An entry has `key`, `text` (its lines), and
`means`: `{"is": "nothing"}`, `{"is": "text", "text": …}` (as typed), the same with `"moment"` where it is a date,
`{"is": "list", "items": […]}`, `{"is": "map", "pairs": [[key, means], …]}`.
"""
import json

from dates import shapes

NOTHING = {"is": "nothing"}


def words(text, **more):
    return {"is": "text", "text": text, **more}


def text(page):
    """The whole file."""
    fields = [entry["text"] for entry in page["entries"]]
    if page["syntax"] == "json":
        braces = page["braces"]
        block = page["open"] + braces[0] + ",\n".join(fields) + braces[1] + page["close"] + "\n"
    else:
        block = page["open"] + "\n" + "".join(field + "\n" for field in fields) + page["close"]
        block += "\n" if page["close"] else ""
    return (page["lead"] + block + page["body"]).replace("\n", page["eol"])


class Grammar:
    """Draws pages for one tool; `fields` names each known field with the kind of value that belongs there."""

    def __init__(self, random, tool):
        self.random, self.fields, self.syntaxes, self.name = random, tool.FIELDS, tool.SYNTAXES, tool.name
        self.again = getattr(tool, "again", lambda key: [key])
        self.json = getattr(tool, "JSON", ("", "{\n", "\n}", ""))

    def page(self, number):
        pick = self.random
        syntax = pick.choice(self.syntaxes)
        page = {"name": self.name(pick, number), "syntax": syntax, "eol": "\n", "lead": "", "body": "Body\n"}
        page["open"] = page["close"] = "+++" if syntax == "toml" else "---"
        if syntax == "json":
            page["open"], *page["braces"], page["close"] = self.json
        page["fence"] = [page["open"], page["close"]]
        if pick.random() < 0.12:
            self.disturb(page)
        keys = pick.sample(sorted(self.fields), pick.choice([1, 1, 1, 2, 3]))
        page["entries"] = [self.entry(syntax, key, self.fields[key]) for key in keys]
        if pick.random() < 0.5 and "title" not in keys and "title" in self.fields:
            page["entries"].insert(0, scalar(syntax, "title", words("A title")))
        if pick.random() < 0.03:
            key = pick.choice(keys)
            page["entries"].append(self.entry(syntax, pick.choice(self.again(key)), self.fields[key]))
        if syntax == "toml":  # tables go last, else they swallow what follows
            page["entries"].sort(key=lambda entry: entry["text"].startswith("["))
        for entry in page["entries"]:
            entry["text"] = entry["text"].replace("@N@", str(number))
            entry["means"] = json.loads(json.dumps(entry["means"]).replace("@N@", str(number)))
        return page

    def disturb(self, page):
        pick = self.random
        match pick.randrange(9):
            case 0: page["eol"] = "\r\n"
            case 1: page["lead"] = "\ufeff"
            case 2: page["lead"] = pick.choice(["\n", "\n\n", " ", "\t\n", "\r\n"])
            case 3: page["open"] += pick.choice([" ", "\t", "-", "  ", " yaml", "yaml", " #c"])
            case 4: page["close"] += pick.choice([" ", "\t", "-", "x", " x", "+"])
            case 5: page["close"] = pick.choice(["", "...", "----", "—-", "--"])
            case 6: page["open"] = pick.choice(["--", "----", " ---", "—-"])
            case 7: page["body"] = pick.choice(["", "\n\nBody\n", "---\nmore\n---\n", "a: b\n", "\n---\n", "# H\n\n---\n"])
            case 8: page["eol"], page["lead"] = "\r\n", "\ufeff"
        if page["syntax"] == "json" and not page["fence"][0]:  # there is no fence to disturb
            page["open"] = page["close"] = ""

    def entry(self, syntax, key, kind):
        pick = self.random
        kind = kind if pick.random() < 0.75 else pick.choice(["any", "any", "date", "flag", "terms", "words", "number", "map"])
        if syntax == "yaml" and pick.random() < 0.03:
            return self.broken(key)
        return getattr(self, kind)(syntax, key)

    def title(self, syntax, key):
        return self.words(syntax, key)

    def words(self, syntax, key):
        said = self.random.choice([
            "A title", "Why Rust?", "C# tips", "A: B", "50% off", "It's", 'Say "hi"', "naïve 日本", "😀 x", "1.0", "007", "1e3", "0x1F",
            "true", "null", "yes", "2022", "12:30", "a, b", "[x] y", "*x", "@x", "`x`", "!x", "#x", "- x", "a:b", "x:",
            "%x", "?x", "a\\b", "http://example.org/a", "2022-04-27", "1_000", "0o17", ".5", "+1", "~", "{x}", "a - b", "= x",
            "x" * 70, "no", "off", "N", "1,000", "٣", "a\u00a0b", "---x", "'x", "x'y'"])
        return scalar(syntax, key, words(said), self.random)

    def word(self, syntax, key):
        return scalar(syntax, key, words(self.random.choice(["post", "a-b", "page", "x", "12", "Über"])), self.random)

    def own(self, syntax, key):
        return self.any(syntax, key)

    def address(self, syntax, key):
        said = self.random.choice(["/x@N@/", "x@N@/y", "a.png", "/img/a.png", "https://example.org/a@N@", "/a b@N@/", "/ü@N@/", "a\\b@N@", "/a%20b@N@", "/x@N@.html",
                                   "//x.org/a@N@", "#a", "/a?b=@N@", "/100%@N@"])
        return scalar(syntax, key, words(said), self.random)

    def image(self, syntax, key):
        said = self.random.choice(["a.png", "/img/a.png", "https://example.org/a@N@.jpg", "/a%20b@N@.webp", "./a.svg", "a b.png", "a\\b.png", "/100%@N@.png"])
        return scalar(syntax, key, words(said), self.random)

    def list(self, syntax, key):
        return self.terms(syntax, key)

    def flag(self, syntax, key):
        said = self.random.choice(["true", "false", "true", "false", "yes", "no", "on", "off", "True", "FALSE", "1", "0", "y", "n", "t", "Yes", "TRUE", "maybe"])
        return scalar(syntax, key, words(said), self.random, quiet=0.75)

    def excluded(self, syntax, key):
        return self.any(syntax, key)

    def switch(self, syntax, key):
        return self.flag(syntax, key)

    def number(self, syntax, key):
        said = self.random.choice(["1", "10", "-3", "0", "1.5", "007", "0x1F", "1_000", "1e3", "heavy", "0o17", "12345678901234567890", ".5", "1.0", "+4", "NaN", ".inf", "08"])
        return scalar(syntax, key, words(said), self.random, quiet=0.75)

    def date(self, syntax, key):
        said, moment = shapes(self.random)
        return scalar(syntax, key, words(said, moment=moment), self.random, quiet=0.7)

    def nothing(self, syntax, key):
        bare = self.random.choice(["", " ~", " null", ' ""', " ''"])
        if syntax != "yaml":
            return line(syntax, key, '""' if syntax == "toml" else self.random.choice(["null", '""']), NOTHING)
        return {"key": key, "text": f"{key}:{bare}", "means": NOTHING}

    def terms(self, syntax, key):
        pick = self.random
        if pick.random() < 0.3:
            return scalar(syntax, key, words(pick.choice(["News", "News, Tech", "News Tech", "News; Tech", "C#", "12", "true", "2022", "News|Tech", "ünï"])), pick)
        pool = ["News", "Tech", "C++", "web dev", "2022", "日本", "a/b", "node.js", "R&D", "true", "1.5", "x_y", "no", "null", "", "0x10"]
        items = [words(said) for said in pick.sample(pool, pick.choice([0, 1, 1, 2, 3]))]
        if pick.random() < 0.08:
            items.append(pick.choice([NOTHING, {"is": "list", "items": [words("In")]}, {"is": "map", "pairs": [["k", words("v")]]}]))
        return listed(syntax, key, items, pick)

    def map(self, syntax, key):
        pairs = [[name, words(self.random.choice(["x", "1", "true", "A: B"]))] for name in self.random.sample(["a", "b", "name", "Url"], self.random.choice([1, 2]))]
        return mapped(syntax, key, pairs, self.random)

    def any(self, syntax, key):
        return getattr(self, self.random.choice(["words", "flag", "number", "date", "nothing", "terms", "map", "address"]))(syntax, key)

    def broken(self, key):
        said, means = self.random.choice([
            ("{k}: [a, b", ["a", "b"]), ("{k}: a: b", "a: b"), ("{k}: 'a", "a"), ('{k}: "a', "a"), ("{k}:x", "x"), ("{k}:\n\t- a", ["a"]), ("\t{k}: a", "a"),
            ("{k}:\n-a\n-b", ["a", "b"]), ("{k}: a\nb", "a b"), ("{k}: {{a}}", "{a}"), ("{k}: [a,, b]", ["a", "b"]), ("{k}: @a", "@a"), ("{k}： a", "a"),
            (" {k}: a", "a"), ("{k} : a", "a"), ("{k}: 'it''s' x", "it's x"), ('{k}: "a\\q"', "a\\q"), ("{k}: a\n  b", "a b"), ("{k}: |\n  a\n  b", "a\nb\n"),
            ("{k}: >-\n  a\n  b", "a b"), ("{k}: *a", "*a"), ("{k}: &a b", "&a b"), ("{k}: !!str 1", "1"), ("{k}: !x a", "a"), ("{k}: “a”", "a"), ("{k}: - a", "- a"),
            ("- {k}: a", "a"), ("{k}: [a]: b", "[a]: b"), ('{k}: "a" b', '"a" b'), ("# c\n{k}: a", "a"), ("{k}: a\n\n", "a"), ("<<: {{{k}: a}}", "a"),
            ('"{k}": a', "a"), ("? {k}\n: a", "a"), ("{k}: [a, b,]", ["a", "b"]), ("{k}: [\n  a,\n  b\n]", ["a", "b"]), ("{k}: [\na\n]", ["a"]), ("{k}: a\t", "a"), ("{k}:\ta", "a")])
        either = {"either": True} if "“" in said else {}
        means = words(means, **either) if isinstance(means, str) else {"is": "list", "items": [words(item) for item in means]}
        return {"key": key, "text": said.format(k=key), "means": means, "odd": True}


def line(syntax, key, value, means):
    sign = {"yaml": f"{key}: ", "toml": f"{key} = ", "json": f"{json.dumps(key)}: "}[syntax]
    return {"key": key, "text": sign + value, "means": means}


def quoted(said):
    return json.dumps(said, ensure_ascii=False)


def native(said):
    """Whether a text is a value of its own in TOML, and JSON's spelling of it."""
    if said in ("true", "false"):
        return said
    try:
        return said if json.dumps(json.loads(said)) == said and said not in ("NaN", "null") else None
    except ValueError:
        return None


def scalar(syntax, key, means, random=None, quiet=0.6):
    """One value; in YAML it is plain in `quiet` of all cases, even where that is a mistake."""
    said = means["text"]
    if syntax == "yaml":
        style = "plain" if random is None or random.random() < quiet else random.choice(["single", "double"])
        value = {"plain": said, "single": "'" + said.replace("'", "''") + "'", "double": quoted(said)}[style]
        return line(syntax, key, value, dict(means, quoted=style != "plain"))
    bare = native(said)
    if syntax == "toml" and bare is None and "moment" in means and random and random.random() < quiet:
        return line(syntax, key, said, dict(means, quoted=False))
    if bare is not None and not (random and random.random() > quiet):
        return line(syntax, key, bare, dict(means, quoted=False))
    return line(syntax, key, quoted(said), dict(means, quoted=True))


def inline(syntax, means, random):
    if means["is"] == "nothing":
        return {"yaml": "", "toml": '""', "json": "null"}[syntax]
    if means["is"] == "list":
        return "[" + ", ".join(inline(syntax, item, random) for item in means["items"]) + "]"
    if means["is"] == "map":
        sign = " = " if syntax == "toml" else ": "
        pairs = ((quoted(name) if syntax == "json" else name) + sign + inline(syntax, value, random) for name, value in means["pairs"])
        return "{" + ", ".join(pairs) + "}"
    said = means["text"]
    if syntax == "yaml":
        bare = said != "" and not any(sign in said for sign in ",[]{}: #") and random.random() >= 0.3
        means["quoted"] = not bare
        return said if bare else quoted(said)
    means["quoted"] = native(said) is None
    return native(said) or quoted(said)


def listed(syntax, key, items, random):
    means = {"is": "list", "items": items}
    if syntax == "yaml" and items and random.random() < 0.5:
        indent = random.choice(["", "  ", "    "])
        return {"key": key, "text": f"{key}:\n" + "\n".join(f"{indent}- {inline(syntax, item, random)}".rstrip() for item in items), "means": means}
    return line(syntax, key, inline(syntax, means, random), means)


def mapped(syntax, key, pairs, random):
    means = {"is": "map", "pairs": pairs}
    if syntax == "toml":
        return {"key": key, "text": f"[{key}]\n" + "\n".join(f"{name} = {inline(syntax, value, random)}" for name, value in pairs), "means": means}
    if syntax == "yaml" and random.random() < 0.6:
        return {"key": key, "text": f"{key}:\n" + "\n".join(f"  {name}: {inline(syntax, value, random)}" for name, value in pairs), "means": means}
    return line(syntax, key, inline(syntax, means, random), means)
