//! Reads the presets when the program is built, so that no run parses them: each file becomes a tree in `presets.rs`.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_yaml::Value;

/// Where presets are, relative to the package's folder; each generator may have a folder of its own.
const FOLDERS: [&str; 2] = ["src/generators", "src/config/presets"];

fn main() {
    let mut files = Vec::new();
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={folder}");
        gather(Path::new(folder), &mut files);
    }
    files.sort();
    let mut code = String::from(
        "/// The text of each preset, and what it contains.\npub(super) static TREES: &[(&str, Tree)] = &[\n",
    );
    for file in files {
        let path = fs::canonicalize(&file).expect("it was found in its folder");
        let text = fs::read_to_string(&path).expect("a preset is UTF-8");
        let value: Value =
            serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        write!(code, "    (include_str!({:?}), ", path.display().to_string())
            .expect("a string takes anything");
        tree(&value, &mut code);
        code.push_str("),\n");
    }
    code.push_str("];\n");
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&out).join("presets.rs"), code).expect("cargo's own folder can be written");
}

/// The YAML files in a folder and below.
fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is part of the package") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
    }
}

/// Writes a value as an expression.
fn tree(value: &Value, code: &mut String) {
    match value {
        Value::Null => code.push_str("Tree::Null"),
        Value::Bool(_) | Value::Number(_) => {
            let text = serde_yaml::to_string(value).expect("a scalar can be written");
            write!(code, "Tree::Plain({:?})", text.trim_end()).expect("a string takes anything");
        }
        Value::String(text) => {
            // What needs no quotes may have been written without.
            let is_plain = serde_yaml::from_str::<Value>(text).is_ok_and(|read| read == *value);
            let kind = if is_plain { "Plain" } else { "Quoted" };
            write!(code, "Tree::{kind}({text:?})").expect("a string takes anything");
        }
        Value::Sequence(items) => {
            code.push_str("Tree::List(&[");
            for item in items {
                tree(item, code);
                code.push_str(", ");
            }
            code.push_str("])");
        }
        Value::Mapping(entries) => {
            code.push_str("Tree::Map(&[");
            for (key, value) in entries {
                let key = key.as_str().expect("the keys of a preset are strings");
                write!(code, "({key:?}, ").expect("a string takes anything");
                tree(value, code);
                code.push_str("), ");
            }
            code.push_str("])");
        }
        Value::Tagged(_) => panic!("a preset has no tags"),
    }
}
