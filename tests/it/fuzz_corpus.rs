//! The fuzzer's kept inputs, and variations of each, through the functions that the fuzzer drives: no fuzzer needed.

#[path = "../../fuzz/src/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

use crate::rules;

/// How many variations of each input are tried.
const VARIATIONS: usize = 40;

/// What is put into an input: the characters that front matter is made of.
const PIECES: [&[u8]; 24] = [
    b"---\n",
    b"+++\n",
    b";;;\n",
    b"{",
    b"}",
    b"[",
    b"]",
    b": ",
    b":",
    b"- ",
    b"\n",
    b"\r\n",
    b"\t",
    b"'",
    b"\"",
    b"#",
    b"&a ",
    b"*a",
    b"|\n",
    b"\xef\xbb\xbf",
    b"\xe2\x80\x8b",
    b"\xff",
    b"\0",
    b"0",
];

/// A generator of numbers that gives the same ones on every run (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).expect("a small number")
    }

    /// Cuts, doubles, changes or adds a few bytes.
    fn vary(&mut self, input: &[u8]) -> Vec<u8> {
        let mut bytes = input.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            let end = (at + self.below(8)).min(bytes.len());
            match self.below(4) {
                0 => drop(bytes.drain(at..end)),
                1 => {
                    let copy = bytes[at..end].to_vec();
                    bytes.splice(at..at, copy);
                }
                2 if at < bytes.len() => bytes[at] = u8::try_from(self.below(256)).expect("a byte"),
                _ => drop(bytes.splice(at..at, PIECES[self.below(PIECES.len())].iter().copied())),
            }
        }
        bytes
    }
}

fn replay(target: &str, drive: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut inputs: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.sort();
    assert!(!inputs.is_empty(), "{} is empty", folder.display());
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for path in inputs {
        let input = fs::read(&path).unwrap();
        drive(&input);
        for _ in 0..VARIATIONS {
            drive(&dice.vary(&input));
        }
    }
}

/// The same for the pages that the rules are tested with, each under another preset.
fn vary_fixtures(drive: fn(&[u8])) {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let mut fixtures = Vec::new();
    rules::collect(Path::new(rules::FOLDER), &mut fixtures);
    // A folder is a whole collection.
    fixtures.retain(|fixture| fixture.path.is_file());
    fixtures.sort_by(|a, b| a.path.cmp(&b.path));
    for (at, fixture) in fixtures.iter().enumerate() {
        let mut input = fs::read(&fixture.path).unwrap();
        input.insert(0, u8::try_from(at % 256).expect("a byte"));
        for _ in 0..VARIATIONS / 8 {
            drive(&dice.vary(&input));
        }
    }
}

#[test]
fn any_page_loads() {
    replay("load", targets::load);
}

#[test]
fn any_text_may_be_a_date() {
    replay("dates", targets::dates);
}

#[test]
fn any_text_may_be_an_address() {
    replay("urls", targets::urls);
}

#[test]
fn any_bytes_may_be_a_configuration() {
    replay("configuration", targets::configuration);
}

#[test]
fn any_page_is_held_against_any_schema() {
    replay("schemas", targets::schemas);
}

#[test]
fn fixes_come_to_an_end() {
    replay("fix", targets::fix);
    vary_fixtures(targets::fix);
}

#[test]
fn any_page_is_reported() {
    replay("report", targets::report);
    vary_fixtures(targets::report);
}

#[test]
fn any_proof_is_what_the_rules_say() {
    replay("prove", targets::prove);
    vary_fixtures(targets::prove);
}
