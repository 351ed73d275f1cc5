//! Makes pages that nobody would write, from pages that somebody has.

use std::fs;
use std::path::Path;

/// What is put into a page: what front matter is made of, and what breaks it.
const TOKENS: &str = "---|+++|;;;|\\n|\\r\\n|\\r|\\t| |  |: |:|- |-|#| # note|\"|'|[|]|{|}|,|&x |*x|<<: |\\p\\n  |>-\\n  |!!str |!x |? |\
%YAML 1.2\\n|...\\n|\u{feff}|\u{a0}|\u{200b}|\u{202e}|\0|\u{85}|\u{2028}|\u{1b}[31m|：|，|“|”|—|。|\u{3000}|é|😀|0x1F|1_000|012|1e3|\
.inf|~|null|no|yes|2022-04-27|2022-02-30|12:30:45|[[link]]|*.md|{{ x }}|<!--|-->|```\\n|# Title\\n|title: x\\n|Title: y\\n|\
author : b\\n|tags:\\n|tags: a, b\\n|- item\\n|  nested: 1\\n|draft: yes\\n|date: Tue, 27 Apr 2022 10:22:31 GMT\\n|\
date: 2022-04-27 10:22\\n|image: http://a b.c/x y.png\\n|slug: \"a \\n|# masthead: ignore[syntax]\\n|# masthead: ignore-file[x]\\n|\
<<<<<<< HEAD\\n|=======\\n|>>>>>>> other\\n|title = \"x\"\\n|[extra]\\n|[[a]]\\n|\"\"\"|'''|a.b = 1\\n|{\"title\": 1,|---json\\n|\
---toml\\n|---js\\n|__proto__: 1\\n|k: a #b\\n|k: 'x,\\n|k: @x\\n|k:v\\n|- a\\n -b\\n|k: ![x](a.jpg)\\n|\u{202e}title: z\\n|\
categories:\\n- [a,b]\\n- c\\n|a:\\n\\t- b\\n|url: https://u:p@h.example/\\n|tags:\\n- a\\n- a\\n-\\n|title: a #b\\n";

/// The same, where it is not text.
const RAW_TOKENS: [&[u8]; 4] = [b"\xff\xfe", b"\xe4\xb8", b"\xe9", b"\xc4\xe3"];

/// Lines of a body that is longer than what is read of a page to check it.
const LINES: [&[u8]; 6] =
    [b"A line of text.\n", "Zeile für Zeile\n".as_bytes(), b"---\n", b"a: b\n", b"\xe9\n", b"\r\n"];

/// The pages of the rules' fixtures, and of the examples in the docs of the rules.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = Vec::new();
    collect(&root.join("tests/rules"), &mut pages);
    let mut docs = Vec::new();
    collect(&root.join("docs/rules"), &mut docs);
    for doc in docs {
        let text = String::from_utf8(doc).unwrap();
        // Every other part between fences is a block, and begins with the name of its language.
        let blocks = text.split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
        let blocks = blocks.filter(|(language, _)| ["yaml", "toml", "json"].contains(language));
        pages.extend(blocks.map(|(_, block)| format!("---\n{block}---\nbody\n").into_bytes()));
    }
    pages.retain(|page| page.len() < 20_000);
    pages.sort();
    pages.dedup();
    assert!(pages.len() > 500, "there are fixtures");
    pages
}

fn collect(folder: &Path, pages: &mut Vec<Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, pages);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(fs::read(path).unwrap());
        }
    }
}

/// Pages, one after the other, all of them decided by the seed (xorshift, Marsaglia 2003).
pub(crate) struct Mutator {
    state: u64,
    seeds: Vec<Vec<u8>>,
    tokens: Vec<Vec<u8>>,
}

impl Mutator {
    pub(crate) fn new(seed: u64, seeds: Vec<Vec<u8>>) -> Self {
        let spelt = |token: &str| {
            token
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\p", "|")
                .into_bytes()
        };
        let tokens =
            TOKENS.split('|').map(spelt).chain(RAW_TOKENS.iter().map(|token| token.to_vec())).collect();
        // Seeds that are near to each other must not begin alike, and none may be 0.
        let state = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        Self { state, seeds, tokens }
    }

    fn below(&mut self, limit: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        // The upper half is the better one.
        usize::try_from((self.state >> 16) % limit.max(1) as u64).unwrap()
    }

    pub(crate) fn one_of<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }

    pub(crate) fn page(&mut self) -> Vec<u8> {
        let at = self.below(self.seeds.len());
        let mut page = self.seeds[at].clone();
        for _ in 0..*self.one_of(&[0, 1, 1, 1, 2, 2, 3, 4, 8]) {
            page = self.mutated(page);
        }
        page
    }

    /// A place in a page. Most of what can go wrong goes wrong near the top.
    fn place(&mut self, page: &[u8]) -> usize {
        let most = if self.below(10) < 7 { page.len() } else { page.len().min(40) };
        self.below(most + 1)
    }

    fn mutated(&mut self, mut page: Vec<u8>) -> Vec<u8> {
        let at = self.place(&page);
        match self.below(30) {
            0..10 => {
                let token = self.below(self.tokens.len());
                page.splice(at..at, self.tokens[token].iter().copied());
            }
            10..13 => {
                let end = (at + *self.one_of(&[1, 1, 2, 5, 20])).min(page.len());
                page.drain(at..end);
            }
            13..15 if at < page.len() => page[at] = u8::try_from(self.below(256)).unwrap(),
            15..18 => {
                let other = self.below(self.seeds.len());
                let start = self.below(self.seeds[other].len() + 1);
                let end = (start + *self.one_of(&[5, 20, 80])).min(self.seeds[other].len());
                page.splice(at..at, self.seeds[other][start..end].iter().copied());
            }
            18..21 => page = self.lines_moved(&page),
            21 => {
                let unix = replaced(&page, b"\r\n", b"\n");
                page = replaced(&unix, b"\n", if self.below(2) == 0 { b"\r\n" } else { b"\r" });
            }
            22 => drop(page.splice(0..0, *b"\xef\xbb\xbf")),
            23 => {
                page = self.each_line(&page, |dice, at, line| {
                    let note = at > 0 && dice.below(2) == 0;
                    [line, if note { format!(" # note {at}").into_bytes() } else { Vec::new() }].concat()
                });
            }
            24 => {
                page = self.each_line(&page, |dice, _, line| {
                    [vec![b' '; *dice.one_of(&[0, 0, 0, 1, 2])], line].concat()
                });
            }
            25 => page.truncate(at),
            26 => page.extend_from_within(..),
            27 => page = self.encoded(page),
            28 => {
                let line: &[u8] = self.one_of::<&[u8]>(&LINES);
                page.extend(line.repeat(*self.one_of(&[20, 100, 1000, 1000, 5000])));
            }
            _ => while page.pop_if(|last| *last == b'\n').is_some() {},
        }
        page
    }

    fn lines_moved(&mut self, page: &[u8]) -> Vec<u8> {
        let mut lines: Vec<&[u8]> = page.split(|&byte| byte == b'\n').collect();
        let (one, other) = (self.below(lines.len()), self.below(lines.len()));
        match self.below(10) {
            0..4 => lines.swap(one, other),
            4..7 => lines.insert(one, lines[other]),
            _ => drop(lines.remove(one)),
        }
        lines.join(&b'\n')
    }

    fn each_line(&mut self, page: &[u8], change: fn(&mut Self, usize, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
        let lines = page.split(|&byte| byte == b'\n').enumerate();
        let lines: Vec<Vec<u8>> = lines.map(|(at, line)| change(self, at, line.to_vec())).collect();
        lines.join(&b'\n')
    }

    fn encoded(&mut self, page: Vec<u8>) -> Vec<u8> {
        let Ok(text) = std::str::from_utf8(&page) else { return page };
        match self.below(7) {
            0 => [b"\xff\xfe".to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat(),
            1 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            2 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            3 => encoding_rs::GB18030.encode(text).0.into_owned(),
            4 => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
            5 => encoding_rs::SHIFT_JIS.encode(text).0.into_owned(),
            _ => text.chars().flat_map(|sign| u32::from(sign).to_le_bytes()).collect(),
        }
    }
}

fn replaced(page: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = memchr::memmem::find(rest, old) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(new);
        rest = &rest[at + old.len()..];
    }
    out.extend_from_slice(rest);
    out
}
