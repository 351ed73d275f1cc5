//! What is in an observed text, read by hand and for these texts only: no reader of masthead has a part in it.

/// A value as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Nothing, or one of the words for nothing.
    Nothing,
    /// Without quotes.
    Plain(String),
    /// With quotes, or as a block of text.
    Quoted(String),
    List(Vec<Written>),
    Map(Vec<(String, Written)>),
}

impl Written {
    /// The text of a lone value.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Plain(text) | Self::Quoted(text) => Some(text),
            _ => None,
        }
    }
}

/// The fields of a page in their order; those of a TOML table are under its name.
pub(super) fn fields(page: &str) -> Vec<(String, Written)> {
    let mut lines = page.lines();
    let fence = lines.next().unwrap();
    let block: Vec<&str> = lines.take_while(|line| *line != fence).collect();
    if fence == "+++" { toml(&block) } else { yaml(&block) }
}

fn toml(block: &[&str]) -> Vec<(String, Written)> {
    let mut fields: Vec<(String, Written)> = Vec::new();
    let mut table = None;
    for line in block {
        if let Some(name) = line.strip_prefix('[') {
            table = Some(name.trim_end_matches(']'));
        } else {
            let (key, value) = line.split_once(" = ").unwrap();
            let key = table.map_or_else(|| key.to_owned(), |table| format!("{table}.{key}"));
            fields.push((key, lone(value)));
        }
    }
    fields
}

fn yaml(block: &[&str]) -> Vec<(String, Written)> {
    let mut fields = Vec::new();
    let mut at = 0;
    while let Some(line) = block.get(at) {
        let (key, value) = line.split_once(':').unwrap();
        let below = block[at + 1..].iter().take_while(|line| line.starts_with([' ', '-'])).count();
        let deeper: Vec<&str> = block[at + 1..=at + below].iter().map(|line| line.trim()).collect();
        fields.push((key.to_owned(), if below == 0 { value_of(value) } else { nested(value, &deeper) }));
        at += 1 + below;
    }
    fields
}

/// The lines below a key: a block of text, a list, or a map. An author who writes `-News` means an item.
fn nested(value: &str, lines: &[&str]) -> Written {
    if value.trim() == "|" {
        return Written::Quoted(lines.join("\n") + "\n");
    }
    if !lines[0].starts_with('-') {
        return Written::Map(pairs(lines));
    }
    let mut items: Vec<Vec<&str>> = Vec::new();
    for line in lines {
        match line.strip_prefix('-') {
            Some(item) => items.push(vec![item.trim_start()]),
            None => items.last_mut().unwrap().push(line),
        }
    }
    let is_map = |item: &[&str]| item.iter().all(|line| line.contains(": "));
    let item =
        |lines: &Vec<&str>| if is_map(lines) { Written::Map(pairs(lines)) } else { value_of(lines[0]) };
    Written::List(items.iter().map(item).collect())
}

fn pairs(lines: &[&str]) -> Vec<(String, Written)> {
    let pair = |line: &&str| {
        let (key, value) = line.split_once(':').unwrap();
        (key.to_owned(), value_of(value))
    };
    lines.iter().map(pair).collect()
}

/// A value on the line of its key. ` # when` behind a value is a comment; a value that begins with `#` was meant.
fn value_of(text: &str) -> Written {
    let text = text.trim();
    let text = if text.starts_with('#') { text } else { text.split(" #").next().unwrap_or(text) };
    if text.is_empty() || text == "~" || text == "null" { Written::Nothing } else { lone(text.trim_end()) }
}

fn lone(text: &str) -> Written {
    let quoted = |quote| text.strip_prefix(quote).and_then(|text: &str| text.strip_suffix(quote));
    if let Some(inner) = quoted('"').or_else(|| quoted('\'')) {
        return Written::Quoted(inner.to_owned());
    }
    if let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        return Written::List(apart(inner).iter().map(|item| value_of(item)).collect());
    }
    let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    match inner.filter(|_| !text.starts_with("{{")) {
        Some(inner) => Written::Map(pairs(&apart(inner))),
        None => Written::Plain(text.to_owned()),
    }
}

/// Splits at the commas outside of brackets.
fn apart(text: &str) -> Vec<&str> {
    let (mut depth, mut from, mut items) = (0, 0, Vec::new());
    for (at, sign) in text.char_indices() {
        match sign {
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    if !text[from..].trim().is_empty() {
        items.push(&text[from..]);
    }
    items
}
