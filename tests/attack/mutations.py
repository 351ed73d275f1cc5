"""Makes pages that nobody would write, from pages that somebody has."""

TOKENS = [
    *(b"---", b"+++", b";;;", b"\n", b"\r\n", b"\r", b"\t", b" ", b"  ", b": ", b":", b"- ", b"-", b"#", b" # note", b'"', b"'"),
    *(b"[", b"]", b"{", b"}", b",", b"&x ", b"*x", b"<<: ", b"|\n  ", b">-\n  ", b"!!str ", b"!x ", b"? ", b"%YAML 1.2\n", b"...\n"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xc2\xa0", b"\xe2\x80\x8b", b"\xe2\x80\xae", b"\x00", b"\x85", b"\xe2\x80\xa8", b"\x1b[31m"),
    *("：".encode(), "，".encode(), "“".encode(), "”".encode(), "—".encode(), "。".encode(), "\u3000".encode(), "é".encode()),
    *("😀".encode(), b"\xe4\xb8", b"\xe9", b"\xc4\xe3", b"0x1F", b"1_000", b"012", b"1e3", b".inf", b"~", b"null", b"no", b"yes"),
    *(b"2022-04-27", b"2022-02-30", b"12:30:45", b"[[link]]", b"*.md", b"{{ x }}", b"<!--", b"-->", b"```\n", b"# Title\n"),
    *(b"title: x\n", b"Title: y\n", b"author : b\n", b"tags:\n", b"tags: a, b\n", b"- item\n", b"  nested: 1\n", b"draft: yes\n"),
    *(b"date: Tue, 27 Apr 2022 10:22:31 GMT\n", b"date: 2022-04-27 10:22\n", b"image: http://a b.c/x y.png\n", b'slug: "a \n'),
    *(b"# masthead: ignore[syntax]\n", b"# masthead: ignore-file[x]\n", b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> other\n"),
    *(b'title = "x"\n', b"[extra]\n", b"[[a]]\n", b'"""', b"'''", b"a.b = 1\n", b'{"title": 1,', b"---json\n", b"---toml\n", b"---js\n"),
    *(b"__proto__: 1\n", b"k: a #b\n", b"k: 'x,\n", b"k: @x\n", b"k:v\n", b"- a\n -b\n", b"k: ![x](a.jpg)\n", b"\xe2\x80\xaetitle: z\n"),
]
ENCODINGS = ["utf-16", "utf-16-le", "utf-16-be", "gb18030", "latin-1", "shift-jis", "utf-32"]


class Mutator:
    """Pages, one after the other, all of them decided by `random`."""

    def __init__(self, random, seeds):
        self.random = random
        self.seeds = seeds
        self.ways = [
            *[self.token] * 10, *[self.delete] * 3, *[self.byte] * 2, *[self.splice] * 3, *[self.lines] * 3,
            self.line_ends, self.bom, self.comments, self.indents, self.cut, self.twice, self.encode, self.body,
        ]  # fmt: skip

    def page(self):
        page = self.random.choice(self.seeds)
        for _ in range(self.random.choice([0, 1, 1, 1, 2, 2, 3, 4, 8])):
            page = self.random.choice(self.ways)(page)
        return page

    def at(self, page):
        # Most of what can go wrong goes wrong near the top.
        most = len(page) if self.random.random() < 0.7 else min(len(page), 40)
        return self.random.randint(0, most)

    def token(self, page):
        at = self.at(page)
        return page[:at] + self.random.choice(TOKENS) + page[at:]

    def delete(self, page):
        at = self.at(page)
        return page[:at] + page[at + self.random.choice([1, 1, 2, 5, 20]) :]

    def byte(self, page):
        at = self.at(page)
        return page[:at] + bytes([self.random.randrange(256)]) + page[at + 1 :]

    def splice(self, page):
        other = self.random.choice(self.seeds)
        at, start = self.at(page), self.random.randint(0, len(other))
        return page[:at] + other[start : start + self.random.choice([5, 20, 80])] + page[at:]

    def lines(self, page):
        lines = page.split(b"\n")
        one, other = self.random.randrange(len(lines)), self.random.randrange(len(lines))
        way = self.random.random()
        if way < 0.4:
            lines[one], lines[other] = lines[other], lines[one]
        elif way < 0.7:
            lines.insert(one, lines[other])
        else:
            del lines[one]
        return b"\n".join(lines)

    def line_ends(self, page):
        return page.replace(b"\r\n", b"\n").replace(b"\n", self.random.choice([b"\r\n", b"\r"]))

    def bom(self, page):
        return b"\xef\xbb\xbf" + page

    def comments(self, page):
        lines = page.split(b"\n")
        noted = [line + self.random.choice([b"", b" # note %d" % at]) if at else line for at, line in enumerate(lines)]
        return b"\n".join(noted)

    def indents(self, page):
        return b"\n".join(b" " * self.random.choice([0, 0, 0, 1, 2]) + line for line in page.split(b"\n"))

    def cut(self, page):
        return page[: self.at(page)]

    def twice(self, page):
        return page + page

    def body(self, page):
        """A body that is longer than what is read of a page to check it."""
        line = self.random.choice([b"A line of text.\n", "Zeile für Zeile\n".encode(), b"---\n", b"a: b\n", b"\xe9\n", b"\r\n"])
        return page + line * self.random.choice([20, 100, 1000])

    def encode(self, page):
        try:
            return page.decode().encode(self.random.choice(ENCODINGS))
        except UnicodeError:
            return page
