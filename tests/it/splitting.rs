//! What each generator reads as front matter, family by family, in texts written for this table.

use std::path::Path;
use std::sync::Arc;

use masthead::document::{DelimiterFault, Fault};
use masthead::loader::{Dialect, Generator, Split, head_of};
use masthead::reading::{Outcome, read_source};

/// What a row expects.
enum Want {
    /// Front matter with these values, as JSON.
    Holds(&'static str),
    /// No front matter.
    Nothing,
    /// The generator stops, or drops the page.
    Stops,
}
use Want::{Holds, Nothing, Stops};

/// Preset, file name, text, what becomes of it.
type Row = (&'static str, &'static str, &'static str, Want);

const POST: &str = "_posts/2024-05-06-pears.md";
const PAGE: &str = "pears.md";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // Hexo: nothing after the fence, one empty line above it at most, or no fence above at all.
    ("hexo", PAGE, "---\nfruit: pear\n---\nRipe.\n", Holds(r#"{"fruit":"pear"}"#)),
    ("hexo", PAGE, "---\r\nfruit: pear\r\n---\r\nRipe.\r\n", Holds(r#"{"fruit":"pear"}"#)),
    ("hexo", PAGE, "--- \nfruit: pear\n---\nRipe.\n", Nothing),
    ("hexo", PAGE, "\n---\nfruit: pear\n---\nRipe.\n", Holds(r#"{"fruit":"pear"}"#)),
    ("hexo", PAGE, "\n\n---\nfruit: pear\n---\nRipe.\n", Nothing),
    ("hexo", PAGE, "-----\nfruit: pear\n-----\nRipe.\n", Holds(r#"{"fruit":"pear"}"#)),
    ("hexo", PAGE, "fruit: pear\nripe: true\n---\nBody\n", Holds(r#"{"fruit":"pear","ripe":true}"#)),
    ("hexo", PAGE, "A sentence.\n---\nBody\n", Nothing),
    ("hexo", PAGE, ";;;\n\"fruit\": \"pear\"\n;;;\nRipe.\n", Holds(r#"{"fruit":"pear"}"#)),
    ("hexo", PAGE, "---\nbasket:\n\tpears: 3\n---\n", Holds(r#"{"basket":{"pears":3}}"#)),
    ("hexo", PAGE, "---\n---\nRipe.\n", Nothing),
    ("hexo", PAGE, "---\nfruit: pear: ripe\n---\n", Stops),
    ("hexo", PAGE, "+++\nfruit = \"pear\"\n+++\n", Nothing),
    // Jekyll: whitespace after the fence, dots close, posts forgive a byte order mark.
    ("jekyll", POST, "---  \nfruit: pear\n---\nRipe.\n", Holds(r#"{"fruit":"pear"}"#)),
    ("jekyll", POST, "---\nfruit: pear\n...\nRipe.\n", Holds(r#"{"fruit":"pear"}"#)),
    ("jekyll", POST, "\u{feff}---\nripe: yes\n---\n", Holds(r#"{"ripe":true}"#)),
    ("jekyll", PAGE, "\u{feff}---\nripe: yes\n---\n", Nothing),
    ("jekyll", PAGE, "---\n---\nRipe.\n", Holds("{}")),
    ("jekyll", POST, "---\nfruit: pear\n----\nRipe.\n", Nothing),
    ("jekyll", POST, "---\nfruit: pear\nfruit: plum\n---\n", Holds(r#"{"fruit":"plum"}"#)),
    ("jekyll", POST, "---\nat: 07:45\n---\n", Holds(r#"{"at":465.0}"#)),
    ("jekyll", POST, "---\n- pear\n---\n", Holds(r#"{"$nonmap":["pear"]}"#)),
    // Hugo: whitespace above, content on the fence's line, JSON, a body that looks like a fence.
    ("hugo", PAGE, "\n\n  ---\nFruit: pear\n---\n", Holds(r#"{"fruit":"pear"}"#)),
    ("hugo", PAGE, "--- fruit: pear\n---\n", Holds(r#"{"fruit":"pear"}"#)),
    ("hugo", PAGE, "+++\nweight = 3\n+++\n", Holds(r#"{"weight":3}"#)),
    ("hugo", PAGE, "{\"fruit\": \"pear {ripe}\"}\nBody\n", Holds(r#"{"fruit":"pear {ripe}"}"#)),
    ("hugo", PAGE, "- a pear\n- a plum\n", Stops),
    ("hugo", PAGE, "---\nfruit: pear\n", Stops),
    ("hugo", PAGE, "---\nripe: yes\n---\n", Holds(r#"{"ripe":"yes"}"#)),
    ("hugo@0.111", PAGE, "---\nripe: yes\n---\n", Holds(r#"{"ripe":true}"#)),
    ("hugo", PAGE, "---\ndate: 2024-05-06\n---\n", Holds(r#"{"date":{"$date":"2024-05-06T00:00:00Z"}}"#)),
    ("hugo", PAGE, "---\nfruit: a\nfruit: b\n---\n", Stops),
    ("hugo@0.111", PAGE, "<!--\n---\nfruit: pear\n---\n-->\n", Holds(r#"{"fruit":"pear"}"#)),
    // Astro: whitespace that ends in a line break, either fence closes.
    ("astro", PAGE, " \n\n---\nfruit: pear\n---\n", Holds(r#"{"fruit":"pear"}"#)),
    ("astro", PAGE, " ---\nfruit: pear\n---\n", Nothing),
    ("astro", PAGE, "---\nfruit: pear\n+++\n", Holds(r#"{"fruit":"pear"}"#)),
    ("astro", PAGE, "+++\nn = 0x1F\n+++\n", Holds(r#"{"n":31}"#)),
    ("astro", PAGE, "---\na pear\n---\n", Holds("{}")),
    // gray-matter and its kin: a language after the fence, the rest of the file without a closing one.
    ("docusaurus", PAGE, "---yaml\nfruit: pear\n---\n", Holds(r#"{"fruit":"pear"}"#)),
    ("docusaurus", PAGE, "---json\n{\"fruit\": \"pear\"}\n---\n", Holds(r#"{"fruit":"pear"}"#)),
    ("docusaurus", PAGE, "---pear\nfruit: pear\n---\n", Stops),
    // What is whitespace to JavaScript is nothing, and only that.
    ("docusaurus", PAGE, "---\n\u{a0}\n---\n", Holds("{}")),
    ("vitepress", PAGE, "---\n# pear\n \u{3000}\n\u{2028}# plum\n---\n", Holds("{}")),
    ("eleventy", PAGE, "---\n\u{c}\n\u{b}\n---\n", Holds("{}")),
    ("eleventy", PAGE, "---pear\n\u{a0}\n---\n", Holds("{}")),
    ("eleventy", PAGE, "---\u{a0}\nfruit: pear\n---\n", Stops),
    ("eleventy", PAGE, "---\u{a0}\n---\n", Holds("{}")),
    ("eleventy", PAGE, "---\u{85}\nfruit: pear\n---\n", Stops),
    ("docusaurus", PAGE, "---\n\u{85}\n---\n", Holds("{\"$nonmap\":\"\u{85}\"}")),
    ("docusaurus", PAGE, "---\n\u{200b}\n---\n", Holds("{\"$nonmap\":\"\u{200b}\"}")),
    ("eleventy", PAGE, "---\nfruit: pear\n", Holds(r#"{"fruit":"pear"}"#)),
    ("eleventy", PAGE, "----\nfruit: pear\n----\n", Nothing),
    ("vitepress", PAGE, "---\nat: 7:45\nn: 012\n---\n", Holds(r#"{"at":465,"n":10}"#)),
    ("docusaurus", PAGE, "---\nat: 7:45\nn: 012\n---\n", Holds(r#"{"at":"7:45","n":12}"#)),
    ("docusaurus", PAGE, "\n---\nfruit: pear\n---\n", Nothing),
    ("docusaurus", PAGE, "---\nfruit: !ripe pear\n---\n", Stops),
    ("eleventy", PAGE, "---\non: 2024-02-31\n---\n", Holds(r#"{"on":{"$date":"2024-03-02T00:00:00.000Z"}}"#)),
    // Zola: the first fence with nothing but whitespace after it closes; every page needs one.
    ("zola", PAGE, "+++\ntitle = \"Pear\"\nripe = true\n+++\n", Holds(r#"{"title":"Pear"}"#)),
    ("zola", PAGE, "  ---\ntitle: Pear\n  ---\nBody\n", Holds(r#"{"title":"Pear"}"#)),
    ("zola", PAGE, "---\ntitle: Pear ---\ndraft: true\n---\n", Holds(r#"{"title":"Pear"}"#)),
    ("zola", PAGE, "Only a body.\n", Stops),
    ("zola", PAGE, "---\ndate: 6 May 2024\n---\n", Stops),
    ("zola", PAGE, "---\nextra:\n  ripe: no\n---\n", Holds(r#"{"extra":{"ripe":"no"}}"#)),
    // MkDocs: a line after both fences, lines of keys without any; what it cannot read stays in the page.
    ("mkdocs", PAGE, "---\nfruit: pear\n---\nRipe.\n", Holds(r#"{"fruit":"pear"}"#)),
    ("mkdocs", PAGE, "---\nfruit: pear\n---", Nothing),
    ("mkdocs", PAGE, "Fruit: pear\n    and plum\n\nBody\n", Holds(r#"{"fruit":"pear and plum"}"#)),
    ("mkdocs", PAGE, "---\nfruit: pear: ripe\n---\nBody\n", Nothing),
    ("mkdocs", PAGE, "---\non: 2024-02-31\n---\nBody\n", Nothing),
    // What most agree on.
    ("generic", PAGE, "---\nfruit: pear\n---\n", Holds(r#"{"fruit":"pear"}"#)),
    ("obsidian", PAGE, "\n---\nfruit: pear\n---\n", Nothing),
    ("cursor-rule", "a.mdc", "---\nglobs: **/*.ts, *.tsx\n---\n", Holds(r#"{"globs":"**/*.ts, *.tsx"}"#)),
    ("cursor-rule", "a.mdc", "---\ndescription: On: @all\n---\n", Holds(r#"{"description":"On: @all"}"#)),
    ("copilot-instructions", "a.md", "---\napplyTo: *.py # all\n---\n", Holds(r#"{"applyTo":"*.py"}"#)),
    ("prompt-file", "a.md", "---\ntools: [a, b]\n---\n", Holds(r#"{"tools":["a","b"]}"#)),
    ("agent-skill", "SKILL.md", "---\nname: pears\n---\n", Holds(r#"{"name":"pears"}"#)),
];

fn dialect(preset: &str) -> Dialect {
    Dialect::of(Generator::from_name(preset).unwrap_or_default())
}

fn split(preset: &str, file: &str, text: &str) -> Split {
    let path = Arc::from(Path::new(file));
    head_of(&path, text.as_bytes(), true, &dialect(preset)).1
}

#[test]
fn every_family_has_its_rules() {
    for (preset, file, text, want) in ROWS {
        let path = Arc::from(Path::new(file));
        let (source, split) = head_of(&path, text.as_bytes(), true, &dialect(preset));
        assert!(!split.need_more, "{preset}: {text:?}");
        let (_, reading) = read_source(&source, split, &dialect(preset));
        match (want, &reading.outcome) {
            (Holds(json), Outcome::Holds(held)) => {
                assert_eq!(serde_json::to_string(held).unwrap(), *json, "{preset}: {text:?}");
            }
            (Nothing, Outcome::Nothing) | (Stops, Outcome::Stops(_)) => {}
            (_, other) => panic!("{preset}: {text:?}: {other:?}"),
        }
    }
}

/// The delimiter faults of a text that the generator does not see, and the block that was meant.
fn meant(preset: &str, text: &str) -> Option<(String, Vec<DelimiterFault>)> {
    let split = split(preset, PAGE, text);
    let block = split.block.filter(|block| !block.seen)?;
    let content = block.content.slice(text).to_owned();
    let faults = split.faults.iter().filter_map(|fault| match fault {
        Fault::Delimiter { fault, .. } => Some(*fault),
        _ => None,
    });
    Some((content, faults.collect()))
}

#[test]
fn what_was_meant_is_found() {
    use DelimiterFault::{
        CodeBlock, Dots, Indented, Invisible, Language, Length, LoneCarriageReturn, Lookalike,
        MissingOpening, Mixed, TrailingSpace, Unsupported,
    };
    let rows = [
        ("hexo", "--- \ntitle: Pear\n---\n", "title: Pear\n", vec![TrailingSpace]),
        ("jekyll", "———\ntitle: Pear\n———\n", "title: Pear\n", vec![Lookalike]),
        ("jekyll", " ---\ntitle: Pear\n---\n", "title: Pear\n", vec![Indented]),
        ("jekyll", "----\ntitle: Pear\n----\n", "title: Pear\n", vec![Length, Length]),
        ("astro", "---\ntitle: Pear\n...\n", "title: Pear\n", vec![Dots]),
        ("hexo", "+++\ntitle = \"Pear\"\n+++\n", "title = \"Pear\"\n", vec![Unsupported]),
        ("jekyll", "---\ntitle: Pear\n+++\n", "title: Pear\n", vec![Mixed]),
        ("jekyll", "---yaml\ntitle: Pear\n---\n", "title: Pear\n", vec![Language]),
        ("jekyll", "title: Pear\n---\nBody\n", "title: Pear\n", vec![MissingOpening]),
        ("jekyll", "```\n---\ntitle: Pear\n---\n```\n", "title: Pear\n", vec![CodeBlock]),
        ("jekyll", "\u{200b}---\ntitle: Pear\n---\n", "title: Pear\n", vec![Invisible]),
        ("jekyll", "---\rtitle: Pear\r---\rBody\r", "title: Pear\r", vec![LoneCarriageReturn]),
    ];
    for (preset, text, content, faults) in rows {
        assert_eq!(meant(preset, text), Some((content.to_owned(), faults)), "{preset}: {text:?}");
    }
}

#[test]
fn bodies_are_left_alone() {
    let bodies = [
        "Only text.\n",
        "# Heading\n\n---\n\nText\n",
        "---\n\nA rule, then text.\n\n---\n\nMore.\n",
        "Title\n---\n\nText\n",
        "Ann: hello\nBen: hello\n---\nText\n",
        "Note: a pear is a fruit.\n---\nText\n",
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n",
        "```yaml\nport: 80\n```\n",
        "***\n\nText: with a colon\n\n***\n",
        "- one\n- two\n\n---\n",
        "{{< note >}}\nText\n{{< /note >}}\n",
    ];
    for preset in ["hexo", "jekyll", "docusaurus", "mkdocs", "obsidian", "generic", "astro"] {
        for body in bodies {
            if body.starts_with("---")
                && matches!(preset, "hexo" | "jekyll" | "docusaurus" | "mkdocs" | "obsidian" | "astro")
            {
                // These generators do read a rule at the very start as a fence.
                continue;
            }
            let split = split(preset, PAGE, body);
            assert_eq!(split.block, None, "{preset}: {body:?}");
            assert_eq!(split.faults, [], "{preset}: {body:?}");
        }
    }
}

#[test]
fn a_head_that_ends_too_early_asks_for_more() {
    let page = "---\ntitle: Pear\nfruit: yes\n---\nBody\n";
    for preset in ["hexo", "jekyll", "hugo", "astro", "docusaurus", "zola", "mkdocs", "generic"] {
        for end in 4..page.len() {
            let path = Arc::from(Path::new(POST));
            let (_, cut) = head_of(&path, &page.as_bytes()[..end], false, &dialect(preset));
            let block = cut.block.as_ref().filter(|block| block.seen);
            assert!(cut.need_more != block.is_some(), "{preset}: {:?}", &page[..end]);
        }
    }
}

#[test]
fn a_ruler_is_no_fence() {
    let body = "----------------\ntitle: a table of another program\n----------------\n";
    for preset in ["jekyll", "docusaurus", "mkdocs", "obsidian", "generic"] {
        let split = split(preset, PAGE, body);
        assert_eq!((split.block, split.faults), (None, Vec::new()), "{preset}");
    }
}
