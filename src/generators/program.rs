//! A program in JavaScript as far as its literals say something: it is not run.

use rustc_hash::FxHashMap;

/// A program without its comments.
#[derive(Debug)]
pub(crate) struct Program(String);

impl Program {
    /// Takes the comments out; `None` if that leaves doubts.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mut code = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(['\'', '"', '`', '/']) {
            code.push_str(rest.get(..at)?);
            rest = rest.get(at..)?;
            let length = match rest.get(..2) {
                Some("//") => {
                    rest = rest.get(rest.find('\n').unwrap_or(rest.len())..)?;
                    continue;
                }
                Some("/*") => {
                    rest = rest.split_once("*/")?.1;
                    continue;
                }
                _ if rest.starts_with('/') => match regular(&code, rest) {
                    // What it contains are neither quotes, brackets nor comments.
                    Some(length) => {
                        code.push_str("/ /");
                        rest = rest.get(length..)?;
                        continue;
                    }
                    None => 1,
                },
                _ => literal(rest)?,
            };
            code.push_str(rest.get(..length)?);
            rest = rest.get(length..)?;
        }
        code.push_str(rest);
        Some(Self(code))
    }

    /// The text that is left.
    pub(crate) fn code(&self) -> &str {
        &self.0
    }

    /// What is in the parentheses of each call; nothing of one that is not closed.
    pub(crate) fn arguments<'p>(&'p self, call: &'p str) -> impl Iterator<Item = &'p str> {
        self.0.match_indices(call).map(move |(at, _)| {
            let is_whole = self.0.get(..at).is_some_and(|before| !before.ends_with(is_of_name));
            let inside = self.0.get(at + call.len()..).unwrap_or_default();
            inside.get(..end(inside).filter(|_| is_whole).unwrap_or(0)).unwrap_or_default()
        })
    }

    /// What each constant of the program itself is, and all that follows; `None` of a name that is there more than once.
    pub(crate) fn constants(&self) -> FxHashMap<&str, Option<&str>> {
        const LONGEST_TYPE: usize = 400;
        let mut all = FxHashMap::default();
        for (at, word) in self.0.match_indices("const ") {
            let before = self.0.get(..at).unwrap_or_default();
            let before = before.strip_suffix("export ").unwrap_or(before);
            let Some((name, behind)) = self.0.get(at + word.len()..).and_then(self::word) else { continue };
            // One further in belongs to a function.
            if !before.is_empty() && !before.ends_with('\n') {
                continue;
            }
            let most = if behind.starts_with(':') { LONGEST_TYPE } else { 1 };
            let Some(equals) = behind.bytes().take(most).position(|byte| byte == b'=') else { continue };
            let value = behind.get(equals + 1..).filter(|value| !value.starts_with(['=', '>']));
            all.entry(name).and_modify(|known| *known = None).or_insert(value);
        }
        all
    }
}

/// The value of a key in an object, from behind its opening brace.
pub(crate) fn value<'p>(object: &'p str, key: &str) -> Option<&'p str> {
    let mut rest = object;
    loop {
        let part = rest.get(..end(rest)?)?;
        let (name, value) = part.split_once(':').unwrap_or((part, ""));
        if name.trim().trim_matches(['\'', '"']) == key && !value.is_empty() {
            return Some(value.trim());
        }
        rest = rest.get(part.len()..)?.strip_prefix(',')?;
    }
}

/// A literal text at the start, and what follows it.
pub(crate) fn text(value: &str) -> Option<(&str, &str)> {
    let length = literal(value)?;
    Some((value.get(1..length - 1)?, value.get(length..)?)).filter(|(text, _)| !text.contains('\\'))
}

/// One literal text, or a list of nothing but such texts.
pub(crate) fn texts(value: &str) -> Option<Vec<&str>> {
    let Some(mut rest) = value.strip_prefix('[') else { return text(value).map(|(text, _)| vec![text]) };
    let mut all = Vec::new();
    loop {
        rest = rest.trim_start_matches(|sign: char| sign.is_whitespace() || sign == ',');
        if rest.starts_with(']') {
            return Some(all);
        }
        let (text, behind) = text(rest)?;
        all.push(text);
        rest = behind;
    }
}

/// What is in the brackets that were opened right before, and what follows the closing one.
pub(crate) fn within(code: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    loop {
        at += end(code.get(at..)?)?;
        let behind = code.get(at + 1..)?;
        if !code.get(at..)?.starts_with(',') {
            return Some((code.get(..at)?, behind));
        }
        at += 1;
    }
}

/// The parts of a list, of arguments or of an object, from behind the bracket that opens it.
pub(crate) fn parts(inside: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = inside;
    while !rest.is_empty() {
        let (part, behind) = rest.split_at(end(rest).unwrap_or(rest.len()));
        all.push(part.trim());
        // What follows another bracket is not in these.
        rest = behind.strip_prefix(',').unwrap_or_default();
    }
    all.retain(|part| !part.is_empty());
    all
}

/// The name and the value of a part of an object; a name alone is that of a constant.
pub(crate) fn entry(part: &str) -> Option<(&str, &str)> {
    if let Some((name, behind)) = text(part) {
        return Some((name, behind.trim_start().strip_prefix(':')?.trim()));
    }
    let (name, behind) = word(part)?;
    match behind.strip_prefix(':') {
        Some(value) => Some((name, value.trim())),
        None => behind.is_empty().then_some((name, name)),
    }
}

/// The name that code begins with, and what follows.
pub(crate) fn word(code: &str) -> Option<(&str, &str)> {
    let code = code.trim_start();
    let rest = code.trim_start_matches(|sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '$'));
    let name = code.strip_suffix(rest).filter(|name| !name.is_empty())?;
    Some((name, rest.trim_start()))
}

/// How long the regular expression is that begins here, if one may begin behind `before`.
fn regular(before: &str, text: &str) -> Option<usize> {
    let is_value = before.trim_end().ends_with(['(', ',', '=', ':', '[', '!', '&', '|', '?']);
    let (mut is_escaped, mut is_in_class) = (false, false);
    for (at, sign) in text.char_indices().skip(1).filter(|_| is_value) {
        match sign {
            '\n' => return None,
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            '/' if !is_in_class => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Where the part ends that begins here: at a comma, or at the bracket around it.
fn end(text: &str) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        let rest = text.get(at..)?;
        let sign = rest.chars().next()?;
        match sign {
            '\'' | '"' | '`' => at += literal(rest)? - 1,
            '(' | '[' | '{' => depth += 1,
            ',' | ')' | ']' | '}' if depth == 0 => return Some(at),
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        at += sign.len_utf8();
    }
}

/// How long the text between quotes is that begins here, with its quotes.
fn literal(text: &str) -> Option<usize> {
    let quote = text.chars().next().filter(|sign| matches!(sign, '\'' | '"' | '`'))?;
    let mut is_escaped = false;
    for (at, sign) in text.char_indices().skip(1) {
        match sign {
            '\n' if quote != '`' => return None,
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if sign == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn is_of_name(sign: char) -> bool {
    sign.is_alphanumeric() || "_$.".contains(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_not_part_of_a_program() {
        let program = "a('**/*.md'); // it's b('x')\n/* b('y') */ b([ 'c', \"//d\", ], e);";
        let program = Program::of(program).expect("all quotes are closed");
        assert_eq!(program.arguments("a(").collect::<Vec<_>>(), ["'**/*.md'"]);
        assert_eq!(program.arguments("b(").map(texts).collect::<Vec<_>>(), [Some(vec!["c", "//d"])]);
        assert!(Program::of("it's\n").is_none());
        for pattern in [r"/^https?:\/\//", "/[\")]/", r"/\)/i"] {
            let program = Program::of(&format!("a({pattern}) // not b('x')")).expect("all is closed");
            assert_eq!(program.arguments("b(").count(), 0, "{pattern}");
            assert!(program.arguments("a(").all(|it| it.starts_with("/ /")), "{pattern}");
        }
        let quotient = Program::of("a(b / 'c' / d)").expect("all is closed");
        assert_eq!(quotient.code(), "a(b / 'c' / d)");
    }

    #[test]
    fn values_are_those_of_the_object_itself() {
        let object = " c: { a: 1 }, 'a': [d, ','], b } ";
        assert_eq!(value(object, "a"), Some("[d, ',']"));
        assert_eq!(value(object, "d"), None);
        assert_eq!(value(object, "b"), None);
    }
}
