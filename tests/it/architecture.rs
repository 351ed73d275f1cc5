//! The shape of the source: what may import what, and the promises that every file keeps.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use masthead::generators::Generator;

const LONGEST: usize = 250;

/// Files that may be longer, and why.
const LONG: [(&str, &str); 1] = [("src/validators/mod.rs", "the list of all rules, two lines each")];

const SAYS_NOTHING: [&str; 4] = ["utils", "helpers", "common", "misc"];

#[test]
fn modules_import_only_from_groups_above_their_own() {
    let groups = groups();
    let rank = |module: &str| groups.iter().position(|group| group.iter().any(|name| name == module));
    let mut wrong = Vec::new();
    for file in files() {
        let Some(own) = rank(&file.module) else {
            if !matches!(file.name.as_str(), "src/lib.rs" | "src/main.rs") {
                wrong.push(format!("{}: src/lib.rs does not list `{}`", file.name, file.module));
            }
            continue;
        };
        for (line, text) in file.code() {
            for module in named_after(text, "crate::") {
                let is_above = rank(module).is_some_and(|above| above < own);
                // Macros and items of the crate's root are not modules.
                if module != file.module && rank(module).is_some() && !is_above {
                    wrong.push(format!("{}:{line}: `{}` must not import `{module}`", file.name, file.module));
                }
            }
            if text.contains(&"super::".repeat(file.depth())) {
                wrong.push(format!("{}:{line}: `super::` leaves the module: write `crate::`", file.name));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn rules_never_import_each_other() {
    let files = files();
    let is_rule = |file: &Source| file.text.contains("\ndeclare_rule! {");
    let rules: BTreeSet<(&str, &str)> =
        files.iter().filter(|file| is_rule(file)).map(|file| (file.family(), file.stem())).collect();
    assert_eq!(rules.len(), masthead::validators::RULES.len());
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| file.module == "validators" && !file.family().is_empty()) {
        for (line, text) in file.code() {
            let neighbours = named_after(text, "super::").into_iter().map(|name| (file.family(), name));
            let others = rules.iter().copied().filter(|(family, name)| {
                [format!("{family}::{name}"), format!("{family}::{{{name}")]
                    .iter()
                    .any(|path| text.contains(path.as_str()))
            });
            for (family, name) in neighbours.filter(|pair| rules.contains(pair)).chain(others) {
                wrong.push(format!("{}:{line}: imports the rule {family}::{name}", file.name));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn files_say_what_they_are_for_and_stay_short() {
    let mut wrong = Vec::new();
    let files = files();
    for file in &files {
        let lines = file.text.lines().count();
        let may_be_long = LONG.iter().any(|(name, _)| *name == file.name);
        if lines > LONGEST && !may_be_long {
            wrong.push(format!("{}: {lines} lines, at most {LONGEST}", file.name));
        }
        if lines <= LONGEST && may_be_long {
            wrong.push(format!("{}: has become short: take it out of the exceptions", file.name));
        }
        if !file.text.starts_with("//! ") {
            wrong.push(format!("{}: the first line does not say what the file is for", file.name));
        }
        if file.name.split(['/', '.']).any(|part| SAYS_NOTHING.contains(&part)) {
            wrong.push(format!("{}: the name says nothing", file.name));
        }
    }
    for (name, _) in LONG {
        assert!(files.iter().any(|file| file.name == name), "{name} is excepted, but not there");
    }
    assert_none(&wrong);
}

/// Files outside `src/generators` that still know a generator by its name. What they know belongs there: the list may
/// only become shorter.
const KNOW_GENERATORS: &[&str] = &[];

#[test]
fn only_the_generators_know_one_by_name() {
    let files = files();
    let variants = Generator::ALL.map(|generator| format!("Generator::{generator:?}"));
    let knows = |file: &&Source| {
        file.code().iter().any(|(_, text)| {
            let is_named = |name: &String| {
                text.split(name.as_str()).skip(1).any(|rest| !rest.starts_with(char::is_alphanumeric))
            };
            text.contains("use Generator::{") || variants.iter().any(is_named)
        })
    };
    let names: Vec<&str> = files
        .iter()
        .filter(|file| file.module != "generators")
        .filter(knows)
        .map(|file| file.name.as_str())
        .collect();
    assert_eq!(
        names, KNOW_GENERATORS,
        "ask `generator.facts()`; take out of the list what no longer knows one"
    );
}

/// A second generator with the same fact must not be called by the name of the first.
#[test]
fn no_rule_spells_the_name_of_a_generator_in_what_it_says() {
    let known = Generator::ALL.into_iter().filter(|generator| generator.is_known());
    let titles: BTreeSet<&str> =
        known.map(Generator::title).filter(|title| !title.starts_with("the ")).collect();
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.module == "validators") {
        for (line, text) in file.code() {
            let strings = text.split('"').skip(1).step_by(2);
            for title in strings.flat_map(|string| titles.iter().filter(|&&title| string.contains(title))) {
                wrong.push(format!("{}:{line}: {title}: ask `generator.title()`", file.name));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn only_the_reporter_draws() {
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.module != "reporter") {
        let draws = file.code().into_iter().filter(|(_, text)| text.contains("miette::"));
        wrong
            .extend(draws.map(|(line, _)| format!("{}:{line}: miette belongs into src/reporter", file.name)));
    }
    assert_none(&wrong);
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} places break the house rules:\n{}", wrong.len(), wrong.join("\n"));
}

/// The modules of src/lib.rs, in the groups that empty lines make.
fn groups() -> Vec<Vec<String>> {
    let text = std::fs::read_to_string("src/lib.rs").unwrap().replace("\r\n", "\n");
    let modules = |group: &str| -> Vec<String> {
        group
            .lines()
            .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
            .map(str::to_owned)
            .collect()
    };
    text.split("\n\n").map(modules).filter(|group| !group.is_empty()).collect()
}

struct Source {
    /// From the package's folder, `/`-separated.
    name: String,
    /// The module right below the crate's root.
    module: String,
    text: String,
}

/// Every file below src, in order; files that contain tests only are left out.
fn files() -> Vec<Source> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    files
}

fn collect(folder: &Path, files: &mut Vec<Source>) {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.to_str().unwrap().replace('\\', "/");
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            let module = name.split(['/', '.']).nth(1).unwrap().to_owned();
            files.push(Source { text: std::fs::read_to_string(&path).unwrap(), name, module });
        }
    }
}

impl Source {
    /// How many `super::` lead to the crate's root.
    fn depth(&self) -> usize {
        let own = usize::from(self.stem() != "mod");
        self.name.matches('/').count() - 1 + own
    }

    /// The folder below src/validators; empty for files beside the families.
    fn family(&self) -> &str {
        match self.name.split('/').collect::<Vec<_>>()[..] {
            ["src", "validators", family, _] => family,
            _ => "",
        }
    }

    fn stem(&self) -> &str {
        self.name.rsplit('/').next().unwrap().trim_end_matches(".rs")
    }

    /// The lines that are neither comments nor inside a module of tests, numbered from 1.
    fn code(&self) -> Vec<(usize, &str)> {
        let mut code = Vec::new();
        let mut lines = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        while let Some((number, line)) = lines.next() {
            if line == "#[cfg(test)]" {
                // As rustfmt leaves it: the item ends at the next brace in the first column, or on its own line.
                let item = lines.find(|(_, line)| !line.starts_with("#[")).map_or("", |(_, line)| line);
                if !item.ends_with(';') {
                    lines.find(|(_, line)| *line == "}");
                }
            } else if !line.trim_start().starts_with("//") {
                code.push((number, line));
            }
        }
        code
    }
}

/// The names right behind each `prefix`: `super::a::B` names `a`, `super::{a::B, c}` names `a` and `c`.
fn named_after<'t>(text: &'t str, prefix: &str) -> Vec<&'t str> {
    let mut names = Vec::new();
    for (at, _) in text.match_indices(prefix) {
        let rest = &text[at + prefix.len()..];
        let list = match rest.strip_prefix('{') {
            Some(list) => list,
            None => rest.split(',').next().unwrap_or(rest),
        };
        for part in list.split(',') {
            let part = part.trim_start();
            let end =
                part.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(part.len());
            names.push(&part[..end]);
        }
    }
    names
}
