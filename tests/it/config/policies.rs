//! What applies to which path.

use std::fs;
use std::path::Path;

use masthead::config::{ConfigError, Configs, Options};
use masthead::diagnostic::{RuleId, Severity};
use masthead::schema::{Additional, FieldType, Kind, Origin, Presence};
use tempfile::TempDir;

const WEEKDAY: RuleId = RuleId("weekday-mismatch");

/// A folder with these files.
pub(super) fn tree(files: &[(&str, &str)]) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = home.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    fs::create_dir_all(home.path().join(".git")).unwrap();
    home
}

pub(super) fn configs() -> Configs {
    Configs::new(Options::default()).unwrap()
}

#[test]
fn the_first_collection_that_matches_wins() {
    let home = tree(&[(
        "masthead.yaml",
        "collections:\n  news: { files: [\"posts/news/**\"], front-matter: required }\n  \
         posts: { files: [\"posts/**\"] }\n",
    )]);
    let configs = configs();
    let policy = |path: &str| configs.policy(&home.path().join(path)).unwrap();
    let news = policy("posts/news/a.md");
    assert_eq!(news.schema.presence, Presence::Required);
    let (name, glob) = news.why.collection.clone().unwrap();
    assert_eq!((&*name, &*glob), ("news", "posts/news/**"));
    assert_eq!(policy("posts/a.md").schema.presence, Presence::Optional);
    assert_eq!(policy("a.md").why.collection, None);
    assert!(std::sync::Arc::ptr_eq(&news, &policy("posts/news/deep/b.md")));
}

#[test]
fn the_nearest_configuration_wins() {
    let home = tree(&[
        ("masthead.yaml", "rules: { weekday-mismatch: off }\n"),
        ("a/.masthead.yaml", "rules: { weekday-mismatch: warn }\n"),
        ("a/b/c.md", ""),
    ]);
    let configs = configs();
    let level = |path: &str| configs.policy(&home.path().join(path)).unwrap().levels.get(WEEKDAY);
    assert_eq!(level("x.md"), None);
    assert_eq!(level("a/b/c.md"), Some(Severity::Warning));
}

#[test]
fn overrides_apply_in_order_and_the_command_line_last() {
    let text = "rules: { weekday-mismatch: warn }\noverrides:\n- { files: [\"drafts/**\"], rules: { weekday-mismatch: off } }\n\
                - { files: [\"drafts/b.md\"], rules: { weekday-mismatch: error }, front-matter: forbidden }\n";
    let home = tree(&[("masthead.yaml", text)]);
    let plain = configs();
    let ignoring =
        Configs::new(Options { ignore: vec!["weekday-mismatch".into()], ..Options::default() }).unwrap();
    let selecting = Configs::new(Options { select: vec!["syntax".into()], ..Options::default() }).unwrap();
    let level =
        |configs: &Configs, path: &str| configs.policy(&home.path().join(path)).unwrap().levels.get(WEEKDAY);
    assert_eq!(level(&plain, "a.md"), Some(Severity::Warning));
    assert_eq!(level(&plain, "drafts/a.md"), None);
    assert_eq!(level(&plain, "drafts/b.md"), Some(Severity::Error));
    assert_eq!(level(&ignoring, "drafts/b.md"), None);
    assert_eq!(level(&selecting, "drafts/b.md"), None);
    assert_eq!(plain.policy(&home.path().join("drafts/b.md")).unwrap().schema.presence, Presence::Forbidden);
}

#[test]
fn fields_of_the_configuration_win_over_the_presets() {
    let fields = "fields: { date: { required: true }, cover: string }";
    let text = |more: &str| {
        format!("preset: hexo\ncollections: {{ posts: {{ files: [\"**\"], {more}{fields} }} }}\n")
    };
    let home = tree(&[
        ("open/masthead.yaml", &text("")),
        ("shut/masthead.yaml", &text("additional-fields: deny, ")),
    ]);
    let configs = configs();
    let policy = |path: &str| configs.policy(&home.path().join(path)).unwrap();
    let open = policy("open/a.md");
    let date = open.schema.field("date").unwrap();
    assert!(date.required && matches!(date.kind, Kind::Date(_)), "without a type, the preset's applies");
    assert_eq!(open.schema.field("cover").unwrap().kind.field_type(), FieldType::String);
    assert_eq!(open.schema.field("tags").unwrap().origin, Origin::Preset);
    assert_eq!(open.schema.field("lastmod").unwrap().origin, Origin::Assumed);
    let shut = policy("shut/a.md");
    let names: Vec<&str> = shut.schema.fields.iter().map(|field| &*field.name).collect();
    assert_eq!((shut.schema.additional, names), (Additional::Deny, vec!["date", "cover"]));
}

#[test]
fn content_is_told_by_extension_collection_and_exclusion() {
    let text = "exclude: [drafts, \"**/README.md\"]\nextensions: [rst]\ncollections: { data: { files: [\"data/*.yaml\"] } }\n";
    let home = tree(&[
        ("masthead.yaml", text),
        ("hexo/_config.yml", "source_dir: source\n"),
        ("hexo/masthead.yaml", ""),
    ]);
    let configs = configs();
    let content = |path: &str| configs.is_content(&home.path().join(path));
    assert!(
        content("a.md") && content("a.MD") && content("a.Rmd") && content("a.rst") && content("data/a.yaml")
    );
    assert!(!content("a.yaml") && !content("a.txt") && !content("drafts/x/a.md") && !content("a/README.md"));
    assert!(content("hexo/a.txt") && !content("Makefile"));
    assert!(
        configs.skips_folder(&home.path().join("drafts")) && !configs.skips_folder(&home.path().join("data"))
    );
}

#[test]
fn a_broken_configuration_is_one_error_for_all_its_pages() {
    let home = tree(&[("masthead.yaml", "x: 1\n")]);
    let configs = configs();
    let error = |path: &str| configs.policy(&home.path().join(path)).unwrap_err();
    assert!(std::sync::Arc::ptr_eq(&error("a.md"), &error("b/c.md")));
    let first = error("a.md");
    let ConfigError::Mistakes(outcome) = &*first else { panic!("{first}") };
    assert_eq!(outcome.text(), "x: 1\n");
    assert!(configs.is_content(&home.path().join("a.md")));
}

#[test]
fn the_command_line_is_checked() {
    let usage = |options: Options| Configs::new(options).unwrap_err().to_string();
    let select = Options { select: vec!["weekday-mismach".into()], ..Options::default() };
    assert_eq!(usage(select), "--select: unknown rule `weekday-mismach`; did you mean `weekday-mismatch`?");
    let preset = Options { preset: Some("jekyl".into()), ..Options::default() };
    assert_eq!(usage(preset), "--preset: unknown preset `jekyl`; did you mean `jekyll`?");
    let file = Options { file: Some("no/such.yaml".into()), ..Options::default() };
    assert!(usage(file).starts_with("cannot read no/such.yaml: "));
}

#[test]
fn the_configuration_in_force_is_yaml() {
    let fields = "fields: { n: { type: integer, min: 1 }, tags: { type: list, allow: [a, b] } }";
    let text = format!("preset: jekyll\ncollections: {{ posts: {{ files: [\"**\"], {fields} }} }}\n");
    let home = tree(&[("masthead.yaml", &text)]);
    let rendered = configs().render(&home.path().join("a.md"));
    let value: serde_yaml::Value = serde_yaml::from_str(&rendered).unwrap();
    assert_eq!(value["collection"], "posts");
    assert_eq!(value["fields"]["n"]["min"], 1);
    assert_eq!(value["fields"]["tags"]["items"]["allow"][1], "b");
    assert_eq!(value["fields"]["date"]["known-from"], "preset");
    assert_eq!(value["rules"]["weekday-mismatch"], "error");
    assert!(configs().render(Path::new("nowhere/a.md")).contains("fields:"));
}
