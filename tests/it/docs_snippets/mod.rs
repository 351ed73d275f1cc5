//! What the docs tell people to write: every snippet is read by the reader it is meant for.

mod fences;

use clap::Parser;
use masthead::cli::Cli;
use serde_json::Value;

use crate::run::Site;

use fences::{snippets, yaml, yaml_snippets};

#[test]
fn commands_are_accepted_by_the_argument_parser() {
    let mut seen = 0;
    for snippet in snippets().iter().filter(|each| each.language == "sh") {
        for line in snippet.text.lines().filter(|line| !line.starts_with('#')) {
            seen += check_command(line, &snippet.place);
        }
    }
    // GitHub and GitLab run commands too, and pre-commit's `entry` is one.
    for (snippet, yaml) in yaml_snippets() {
        for command in commands(&yaml) {
            seen += check_command(&command, &snippet.place);
        }
    }
    assert!(seen > 25, "only {seen} commands were found");
}

#[test]
fn pre_commit_hooks_exist() {
    let manifest =
        yaml(&std::fs::read_to_string(".pre-commit-hooks.yaml").unwrap(), ".pre-commit-hooks.yaml");
    let manifest = manifest.as_array().unwrap();
    let hook = |id: &Value| manifest.iter().find(|hook| hook["id"] == *id);
    for each in manifest {
        let entry = format!("{} {}", each["entry"].as_str().unwrap(), words(&each["args"]));
        assert_eq!(check_command(&entry, "the hooks"), 1);
    }
    let mut seen = 0;
    for (snippet, config) in yaml_snippets() {
        for repository in config["repos"].as_array().into_iter().flatten() {
            for used in repository["hooks"].as_array().unwrap() {
                seen += 1;
                let place = &snippet.place;
                let known = hook(&used["id"]).unwrap_or_else(|| panic!("{place}: no hook {}", used["id"]));
                let entry = used["entry"].as_str().or(known["entry"].as_str()).unwrap();
                check_command(&format!("{entry} {}", words(&used["args"])), place);
                if repository["repo"] == "local" {
                    // Without the manifest, the hook says itself what the manifest says.
                    for key in ["files", "language", "require_serial"] {
                        assert_eq!(used[key], known[key], "{place}: {key}");
                    }
                    assert_eq!(
                        entry,
                        format!("{} {}", known["entry"].as_str().unwrap(), words(&known["args"]))
                    );
                }
            }
        }
    }
    assert!(seen >= 4, "only {seen} hooks were found");
}

#[test]
fn hooks_take_the_files_that_a_walk_takes() {
    let manifest =
        yaml(&std::fs::read_to_string(".pre-commit-hooks.yaml").unwrap(), ".pre-commit-hooks.yaml");
    let names: Vec<String> =
        "adoc asciidoc hbs htm html HTML ipynb js json liquid markdown md MD mdc mdoc mdown mdx njk \
        org pug qmd rmd rst rs textile toml txt webc xhtml yaml yml"
            .split_whitespace()
            .enumerate()
            // Where `a.md` and `a.MD` are one file, names that differ in nothing else would be too.
            .map(|(at, extension)| format!("{at}.{extension}"))
            .collect();
    let pages: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), b"---\ntitle: A\n".as_slice())).collect();
    let walked = Site::new(&pages).run(&["check", "--format", "json"]).out();
    for hook in manifest.as_array().unwrap() {
        let files = regex::Regex::new(hook["files"].as_str().unwrap()).unwrap();
        for name in &names {
            assert_eq!(files.is_match(name), walked.contains(&format!("\"{name}\"")), "{name}: {walked}");
        }
    }
}

#[test]
fn versions_are_the_one_of_this_package() {
    let own = env!("CARGO_PKG_VERSION");
    for snippet in snippets() {
        for mark in ["masthead==", "masthead@v", "masthead@", "masthead-v", "rev: v"] {
            for (at, _) in snippet.text.match_indices(mark) {
                let rest = &snippet.text[at + mark.len()..];
                if rest.starts_with(|letter: char| letter.is_ascii_digit()) {
                    assert!(rest.starts_with(own), "{}: `{mark}` is not {own}", snippet.place);
                }
            }
        }
    }
}

#[test]
fn snippets_in_yaml_and_json_parse() {
    let seen = yaml_snippets().len();
    assert!(seen > 10, "only {seen} snippets in YAML were found");
    for snippet in snippets().iter().filter(|each| each.language == "json") {
        let whole: Result<Value, _> = serde_json::from_str(&snippet.text);
        assert!(whole.is_ok(), "{}: {}", snippet.place, whole.unwrap_err());
    }
}

#[test]
fn workflows_use_inputs_that_the_action_has() {
    let action = yaml(&std::fs::read_to_string("action.yml").unwrap(), "action.yml");
    let mut seen = 0;
    for (snippet, workflow) in yaml_snippets() {
        let jobs = workflow["jobs"].as_object().into_iter().flat_map(|jobs| jobs.values());
        let steps = jobs.flat_map(|job| job["steps"].as_array().into_iter().flatten());
        let ours = |step: &&Value| step["uses"].as_str().is_some_and(|uses| uses.contains("/masthead@"));
        for step in steps.filter(ours) {
            seen += 1;
            for name in step["with"].as_object().into_iter().flat_map(|with| with.keys()) {
                assert!(action["inputs"].get(name).is_some(), "{}: no input `{name}`", snippet.place);
            }
            let options = step["with"]["args"].as_str().unwrap_or_default();
            check_command(&format!("masthead check {options}"), &snippet.place);
        }
    }
    assert!(seen >= 3, "only {seen} uses of the action were found");
}

#[test]
fn the_problem_matcher_reads_a_finding() {
    let tasks = snippets().into_iter().find(|each| each.text.contains("problemMatcher")).unwrap();
    let tasks: Value = serde_json::from_str(&tasks.text).unwrap();
    let task = &tasks["tasks"][0];
    let page = "---\ntitle: A\ndate: Tue, 27 Apr 2022 10:22:31 GMT\n---\n";
    let site = Site::new(&[("posts/a.md", page.as_bytes())]);
    let arguments: Vec<&str> = task["args"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let printed = site.run(&arguments).out();

    let pattern = &task["problemMatcher"]["pattern"];
    let expression = regex::Regex::new(pattern["regexp"].as_str().unwrap()).unwrap();
    let found = expression.captures(printed.trim_end()).expect("the line matches");
    let part = |name: &str| &found[usize::try_from(pattern[name].as_u64().unwrap()).unwrap()];
    assert_eq!((part("file"), part("line"), part("column")), ("posts/a.md", "3", "7"));
    assert_eq!((part("severity"), part("code")), ("error", "weekday-mismatch"));
    assert!(part("message").starts_with("27 April 2022"));
}

/// Passes every run of masthead in a shell line to the real parser. Returns how many there are.
fn check_command(line: &str, place: &str) -> usize {
    let line = line.split("  #").next().unwrap_or(line);
    let mut seen = 0;
    for simple in line.split([';', '|', '&', '>']) {
        let words: Vec<&str> = simple.split_whitespace().map(|word| word.trim_matches(['"', '\''])).collect();
        let Some(at) = program(&words) else { continue };
        seen += 1;
        let arguments = ["masthead"].iter().chain(&words[at + 1..]);
        if let Err(error) = Cli::try_parse_from(arguments) {
            let is_answer = error.exit_code() == 0;
            assert!(is_answer, "{place}: `{line}`\n{error}");
        }
    }
    seen
}

/// Which word runs masthead, and is not the name of something that a package manager or docker is told.
fn program(words: &[&str]) -> Option<usize> {
    let (&first, rest) = words.split_first()?;
    let position = |is: fn(&str) -> bool| rest.iter().position(|word| is(word)).map(|at| at + 1);
    match (first, rest) {
        ("masthead", _) => Some(0),
        ("npx", _) | ("docker", ["run", ..]) => position(|word| word == "masthead"),
        ("pipx", ["run", ..]) => position(|word| word.starts_with("masthead==")),
        ("python3", ["-m", "masthead", ..]) => Some(2),
        ("cargo", ["run", ..]) => position(|word| word == "--"),
        _ => None,
    }
}

/// The commands of a workflow, a pipeline or a hook.
fn commands(yaml: &Value) -> Vec<String> {
    let mut found = Vec::new();
    match yaml {
        Value::Object(map) => {
            for (key, value) in map {
                match (key.as_str(), value) {
                    ("run" | "entry", Value::String(text)) => found.extend(text.lines().map(str::to_owned)),
                    ("script", Value::Array(lines)) => {
                        found.extend(lines.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    (_, value) => found.extend(commands(value)),
                }
            }
        }
        Value::Array(list) => found.extend(list.iter().flat_map(commands)),
        _ => {}
    }
    found
}

fn words(list: &Value) -> String {
    let words = list.as_array().into_iter().flatten().filter_map(Value::as_str);
    words.collect::<Vec<_>>().join(" ")
}
