//! Generators are detected from their own files.

use super::policies::{configs, tree};

#[track_caller]
fn preset_of(files: &[(&str, &str)], page: &str) -> (String, String) {
    let home = tree(files);
    let policy = configs().policy(&home.path().join(page)).unwrap();
    let (name, reason) = policy.why.preset.clone().unwrap();
    (name.into(), reason.into())
}

#[test]
fn marker_files_tell_the_generator() {
    let of = |file: &str, text: &str| preset_of(&[(file, text)], "content/a.md").0;
    assert_eq!(of("hugo.toml", ""), "hugo");
    assert_eq!(of("config/_default/hugo.toml", ""), "hugo");
    assert_eq!(of("config.toml", "baseURL = 'https://a.org'\n"), "hugo");
    assert_eq!(of("config.yaml", "languageCode: en\n"), "hugo");
    assert_eq!(of("config.toml", "title = 'x'\nbase_url = 'https://a.org'\n"), "zola");
    assert_eq!(of("config.toml", "[params]\nbaseURL = 'x'\n"), "generic");
    assert_eq!(of("astro.config.mjs", ""), "astro");
    assert_eq!(of("docusaurus.config.ts", ""), "docusaurus");
    assert_eq!(of("website/docusaurus.config.js", ""), "docusaurus");
    assert_eq!(of("mkdocs.yml", ""), "mkdocs");
    assert_eq!(of("eleventy.config.js", ""), "eleventy");
    assert_eq!(of(".vitepress/config.ts", ""), "vitepress");
    assert_eq!(of(".obsidian/app.json", ""), "obsidian");
    assert_eq!(of("publish.css", ""), "obsidian");
    assert_eq!(of("other.txt", ""), "generic");
}

#[test]
fn hexo_and_jekyll_share_a_file_name() {
    let config = |text: &str| preset_of(&[("_config.yml", text)], "a.md");
    let expected = ("hexo".to_owned(), "`_config.yml` has the key `new_post_name`".to_owned());
    assert_eq!(config("title: x\nnew_post_name: :title.md\n"), expected);
    assert_eq!(config("title: x\nbaseurl: ''\n").0, "jekyll");
    assert_eq!(config("theme: jekyll-theme-cayman\n").0, "jekyll");
    assert_eq!(config("menu: {}\n").0, "generic");
    let package = ("package.json", "{\"dependencies\": {\"hexo\": \"^8\"}}");
    assert_eq!(preset_of(&[("_config.yml", "title: x\n"), package], "source/_posts/a.md").0, "hexo");
    let gems = ("Gemfile", "gem \"jekyll\", \"~> 4\"\n");
    assert_eq!(preset_of(&[("_config.yml", "title: x\n"), gems], "_posts/a.md").0, "jekyll");
}

#[test]
fn the_nearest_marker_wins_but_a_vault_is_a_weak_one() {
    let nested = [("hugo.toml", ""), ("docs/mkdocs.yml", "")];
    assert_eq!(preset_of(&nested, "docs/a.md").0, "mkdocs");
    assert_eq!(preset_of(&nested, "content/a.md").0, "hugo");
    assert_eq!(preset_of(&[("hugo.toml", ""), ("content/.obsidian/app.json", "")], "content/a.md").0, "hugo");
    assert_eq!(preset_of(&[("hugo.toml", ""), ("vendor/x/.git", "gitdir: y")], "vendor/x/a.md").0, "generic");
}

#[test]
fn files_of_agents_are_no_pages_of_the_site() {
    let site = [("hugo.toml", "")];
    assert_eq!(preset_of(&site, "tools/SKILL.md").0, "agent-skill");
    assert_eq!(preset_of(&site, ".claude/agents/a.md").0, "agent-skill");
    assert_eq!(preset_of(&site, ".github/instructions/a.instructions.md").0, "copilot-instructions");
    assert_eq!(preset_of(&site, ".github/prompts/a.prompt.md").0, "prompt-file");
    assert_eq!(preset_of(&site, ".github/agents/a.agent.md").0, "prompt-file");
    assert_eq!(preset_of(&site, ".github/chatmodes/a.chatmode.md").0, "prompt-file");
    assert_eq!(preset_of(&site, ".github/skills/a/SKILL.md").0, "agent-skill");
    assert_eq!(preset_of(&site, ".cursor/rules/web/a.mdc").0, "cursor-rule");
    assert_eq!(preset_of(&site, "web/.cursor/rules/a.mdc").0, "cursor-rule");
    assert_eq!(preset_of(&site, ".cursor/commands/a.md").0, "agent-skill");
    assert_eq!(preset_of(&site, ".github/ISSUE_TEMPLATE/bug.md").0, "generic");
    assert_eq!(preset_of(&site, "content/a.md").0, "hugo");
}

#[test]
fn where_no_site_is_names_tell_files_of_agents() {
    assert_eq!(preset_of(&[], "rules/a.mdc").0, "cursor-rule");
    assert_eq!(preset_of(&[], "prompts/a.prompt.md").0, "prompt-file");
    assert_eq!(preset_of(&[], "agents/a.agent.md").0, "prompt-file");
    assert_eq!(preset_of(&[], "agents/a.md").0, "generic");
    assert_eq!(preset_of(&[], "a.instructions.md").0, "copilot-instructions");
    assert_eq!(preset_of(&[("hugo.toml", "")], "content/a.prompt.md").0, "hugo");
    assert_eq!(preset_of(&[("masthead.yaml", "preset: generic\n")], "a.prompt.md").0, "generic");
    assert_eq!(preset_of(&[("masthead.yaml", "roots: [x]\n")], "a.prompt.md").0, "prompt-file");
}

#[test]
fn the_configuration_names_the_preset_and_the_tree_the_folder() {
    let home = tree(&[("masthead.yaml", "preset: hugo@0.111\nroots: [pictures]\n"), ("site/hugo.toml", "")]);
    let policy = configs().policy(&home.path().join("site/content/a.md")).unwrap();
    let roots: Vec<&str> = policy.roots.iter().map(|root| &**root).collect();
    assert_eq!(roots, ["pictures", "site/static", "site/assets", "site/content"]);
    assert_eq!(policy.dialect.generator, masthead::loader::Generator::HugoOld);
    assert_eq!(&*policy.site, home.path());
}

#[test]
fn folders_without_pages_are_left_out() {
    let home = tree(&[("hugo.toml", "")]);
    let configs = configs();
    let skips = |path: &str| configs.skips_folder(&home.path().join(path));
    assert!(
        skips("archetypes")
            && skips("public")
            && skips("themes")
            && skips("node_modules")
            && skips("a/_site")
    );
    assert!(skips(".hidden") && !skips(".github") && !skips(".claude"));
    assert!(!skips("content") && !skips("content/public") && !skips("content/archetypes"));
    assert!(skips("themes/x/exampleSite"));
}
