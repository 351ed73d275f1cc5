//! Files of coding agents: told by their names, read as their readers do, judged by what their manuals say.

use crate::run::Site;

/// What is found in one page of a fresh project.
fn found(path: &str, page: &str) -> String {
    let site = Site::new(&[(".git/HEAD", b"ref: refs/heads/main\n"), (path, page.as_bytes())]);
    let printed = site.run(&["check", "--format", "concise", "--exit-zero", "--quiet", "."]).out();
    printed.trim_end().replace(&format!("{path}:"), "")
}

#[test]
fn rules_of_cursor_are_fine_as_cursor_writes_them() {
    for page in [
        "---\ndescription: \nglobs: \nalwaysApply: true\n---\n",
        "---\ndescription: How we write tests\nglobs: *.test.ts, src/**/*.spec.ts\nalwaysApply: false\n---\n",
        "---\ndescription: Tests: all of them, `@all` of them\nglobs: **/*.{ts,tsx}\nalwaysApply: false\n---\n",
        "---\nglobs: {src,lib}/**/*.ts\n---\n",
        "---\ndescription: \"Ripe\" is a word, 'raw' too\nglobs: \nalwaysApply: false\n---\n",
        "---\ndescription: [Draft] how `we` write [tests]\nalwaysApply: false\n---\n",
        "---\r\ndescription: How: we write\r\nglobs: *.py\r\nalwaysApply: false\r\n---\r\n",
        "---\nglobs: [\"**/*.py\", \"*.toml\"]\nalwaysApply: false\n---\n",
        "---\nglobs:\n  - **/*.py\n  - *.toml\n---\n",
        "# A rule without front matter\n",
    ] {
        assert_eq!(found(".cursor/rules/a.mdc", page), "", "{page}");
        assert_eq!(found("web/.cursor/rules/ui/a.mdc", page), "", "{page}");
    }
}

#[test]
fn what_cursor_will_not_take_is_told() {
    let rule = |page| found(".cursor/rules/a.mdc", page);
    assert_eq!(
        rule("---\nalwaysApply: \"true\"\nglobs: *.ts\n---\n"),
        "2:14: warning[wrong-type] `true` is a string, but `alwaysApply` must be a boolean"
    );
    assert_eq!(
        rule("---\nglob: *.ts\n---\n"),
        "2:1: warning[unknown-field] `glob` is not a known field; did you mean `globs`?"
    );
    assert_eq!(
        rule("---\ntrigger: glob\n---\n"),
        "2:1: warning[unknown-field] `trigger` is not an allowed field"
    );
}

#[test]
fn a_skill_has_the_name_of_its_folder() {
    let skill = |path, name: &str| found(path, &format!("---\nname: {name}\ndescription: Draws it\n---\n"));
    assert_eq!(skill("skills/pears/SKILL.md", "pears"), "");
    assert_eq!(
        skill("skills/pears/SKILL.md", "plums"),
        "2:7: warning[same-as-mismatch] `name` is `plums`, but the folder is named `pears`"
    );
    let of = |name| skill("skills/pears/SKILL.md", name);
    for name in ["Pears", "-pears", "pears-", "pears--ripe", "ripe pears", "pears_ripe"] {
        assert!(of(name).starts_with("2:7: warning[pattern-mismatch]"), "{}", of(name));
        assert_eq!(of(name).lines().count(), 1);
    }
    assert!(of(&"a".repeat(65)).contains("error[too-long]"));
    let site =
        Site::new(&[("skills/pears/SKILL.md", b"---\nname: Ripe Pears\ndescription: Draws it\n---\n")]);
    let printed = site.run(&["check", "--format", "jsonl"]).out();
    assert!(printed.contains("\"help\":\"write `pears`, the name of the folder\""), "{printed}");
    assert_eq!(skill("SKILL.md", "anything"), "", "whoever clones the project names its folder");
}

#[test]
fn a_skill_keeps_to_the_limits_of_the_specification() {
    let skill = |more: &str| found("pears/SKILL.md", &format!("---\nname: pears\n{more}---\n"));
    assert_eq!(skill(""), "1:1: error[missing-field] `description` is missing");
    assert_eq!(skill(&format!("description: {}\n", "a".repeat(1024))), "");
    assert!(skill(&format!("description: {}\n", "a".repeat(1025))).contains("error[too-long]"));
    let more = |more: &str| skill(&format!("description: Draws pears\n{more}\n"));
    assert!(more(&format!("compatibility: {}", "a".repeat(501))).contains("error[too-long]"));
    assert_eq!(more("license: MIT\nmetadata: { version: \"1.0\" }\nallowed-tools: Bash(git:*) Read"), "");
    assert_eq!(more("argument-hint: [pear]\nuser-invocable: false\nmodel: inherit\nhooks: {}"), "");
    assert_eq!(more("colour: red"), "4:1: warning[unknown-field] `colour` is not an allowed field");
    let nameless = "---\ndescription: Draws pears\n---\n";
    assert_eq!(found("pears/SKILL.md", nameless), "1:1: error[missing-field] `name` is missing");
    assert_eq!(found(".claude/skills/pears/SKILL.md", nameless), "", "Claude Code takes the folder's name");
    assert!(found("pears/SKILL.md", "# Pears\n").contains("error[missing-front-matter]"));
}

#[test]
fn a_configuration_names_more_fields_or_closes_the_list() {
    let check = |fields: &str| {
        let config = format!("collections:\n  skills:\n    files: [\"**/SKILL.md\"]\n{fields}");
        let page = b"---\nname: pears\ndescription: Draws pears\nversion: 1.0.0\ncolour: red\n---\n";
        let site = Site::new(&[("masthead.yaml", config.as_bytes()), ("pears/SKILL.md", page)]);
        site.run(&["check", "--format", "concise", "--exit-zero", "--quiet", "pears"]).out()
    };
    let named = check("    fields: { version: string }\n");
    assert_eq!(named, "pears/SKILL.md:5:1: warning[unknown-field] `colour` is not an allowed field\n");
    assert_eq!(check("    additional-fields: allow\n"), "");
    let closed = check("    additional-fields: deny\n    fields: { name: {}, description: {} }\n");
    assert_eq!(closed.matches("error[unknown-field]").count(), 2, "{closed}");
}

#[test]
fn instructions_are_for_globs_in_one_text() {
    let of = |page| found(".github/instructions/a.instructions.md", page);
    assert_eq!(of("---\napplyTo: \"**/*.ts,**/*.tsx\"\nexcludeAgent: code-review\n---\n"), "");
    assert_eq!(of("---\napplyTo: src/**\ndescription: How we write\nname: Style\n---\n"), "");
    assert!(of("---\napplyTo: **/*.ts\n---\n").contains("warning[unquoted-glob]"));
    assert!(of("---\napplyTo: [\"**/*.ts\"]\n---\n").contains("[wrong-type]"));
    assert!(of("---\nglobs: src/**\n---\n").contains("warning[unknown-field]"));
}

#[test]
fn prompts_and_agents_have_fields_of_their_own() {
    let prompt = |page| found(".github/prompts/a.prompt.md", page);
    let agent = |page| found(".github/agents/a.agent.md", page);
    assert_eq!(
        prompt("---\nagent: ask\nmodel: GPT-4o\ntools: [search, edit]\nargument-hint: a file\n---\n"),
        ""
    );
    assert!(prompt("---\nmode: agent\n---\n").contains("warning[deprecated-field]"));
    assert!(prompt("---\nargument-hint: [file]\n---\n").contains("[wrong-type]"));
    assert!(prompt("---\nhandoffs: []\n---\n").contains("warning[unknown-field]"));
    assert_eq!(agent("---\nname: Pears\ntools: [read]\nhandoffs: []\nuser-invocable: true\n---\n"), "");
    assert!(agent("---\ntarget: github-copilot\n---\n").contains("error[missing-field]"));
    assert!(agent("---\ntarget: cloud\n---\n").contains("[not-allowed]"));
}

#[test]
fn skills_that_all_lack_a_name_have_it_from_elsewhere() {
    let skill = b"---\ndescription: Draws pears\n---\n".as_slice();
    let site = Site::new(&[("agent/skills/pears/SKILL.md", skill), ("agent/skills/plums/SKILL.md", skill)]);
    assert_eq!(site.run(&["check", "--quiet"]).out(), "");
    site.write("agent/skills/plums/SKILL.md", "---\nname: plums\ndescription: Draws plums\n---\n");
    assert!(site.run(&["check", "--quiet"]).out().contains("`name` is missing"));
}

#[test]
fn a_skill_without_anything_that_it_needs_is_not_asked_about_the_rest() {
    let site = Site::new(&[]);
    let found = || site.run(&["check", "--quiet", "--format", "concise"]).out();
    site.write("skills/paint/rules/R4/SKILL.md", "---\nrule: R4\nseverity: high\n---\n");
    assert_eq!(found().matches("error[missing-field]").count(), 2, "{}", found());
    assert_eq!(found().lines().count(), 2, "{}", found());
    site.write("skills/paint/SKILL.md", "---\nname: paint\ndescription: Paints by the rules below.\n---\n");
    assert_eq!(found(), "", "a part of a skill");
}

#[test]
fn names_in_another_form_in_many_skills_are_fine_to_their_reader() {
    let site = Site::new(&[]);
    let write = |folder: &str, name: &str| {
        let page = format!("---\nname: {name}\ndescription: Draws fruit\n---\n");
        site.write(&format!("skills/{folder}/SKILL.md"), page);
    };
    let reported =
        || site.run(&["check", "--quiet", "--format", "concise"]).out().matches("[pattern-mismatch]").count();
    for number in 0..20 {
        write(&format!("pear-{number}"), &format!("Pear {number}"));
    }
    assert_eq!(reported(), 20);
    write("plum", "Plum");
    assert_eq!(reported(), 0);
    let pattern = "name: { type: string, pattern: '^[a-z0-9-]+$' }";
    let written = format!("collections: {{ all: {{ files: ['**/SKILL.md'], fields: {{ {pattern} }} }} }}\n");
    site.write("masthead.yaml", written);
    assert_eq!(reported(), 21);
}

#[test]
fn a_dialogue_below_its_description_is_one_fault() {
    let start = "---\nname: painter\ndescription: Use it to paint. Examples:";
    let spoken =
        "user: \"Blue?\"\\nassistant: \"Yes\"\nuser: \"Red?\"\\nassistant: \"No\"\ncolor: red\n---\n";
    let found = found("agents/painter.md", &format!("{start} <example>Context: a wall\n{spoken}"));
    assert!(found.contains("unquoted colon") && found.lines().count() == 1, "{found}");
}

#[test]
fn claude_code_puts_quotes_around_what_it_cannot_read() {
    let page = "---\nname: painter\ndescription: Use it to paint. Context: a wall\\nuser: \"Blue?\"\ncolor: red\n---\n";
    let found = |path| found(path, page);
    for path in
        [".claude/agents/painter.md", "web/.claude/commands/ui/painter.md", ".claude/skills/painter/SKILL.md"]
    {
        assert!(found(path).starts_with("3:14: warning[syntax] unquoted colon"), "{path}: {}", found(path));
        assert_eq!(found(path).matches("[syntax]").count(), 1);
    }
    for path in ["agents/painter.md", "skills/painter/SKILL.md"] {
        assert!(found(path).starts_with("3:14: error[syntax] unquoted colon"), "{path}: {}", found(path));
    }
}

#[test]
fn claude_code_puts_no_quotes_around_what_is_deeper() {
    for page in [
        "---\nname: painter\ndescription: >\n  Paints\n color: red\n---\n",
        "---\nname: painter\ntools:\n  - Read: it: all\n---\n",
        "---\nname: \"painter\"s\"\n---\n",
    ] {
        let found = found(".claude/agents/painter.md", page);
        assert!(found.contains(": error[syntax] "), "{found}");
    }
}

#[test]
fn a_skill_within_a_skill_has_the_names_of_both_and_its_assets_are_templates() {
    let site = Site::new(&[(".git/HEAD", b"ref: refs/heads/main\n")]);
    let found = || site.run(&["check", "--format", "concise", "--quiet"]).out();
    let skill = |name: &str| format!("---\nname: {name}\ndescription: Use it to paint.\n---\n");
    site.write("skills/paint/SKILL.md", skill("paint"));
    site.write("skills/paint/walls/SKILL.md", skill("paint-walls"));
    site.write("template/SKILL.md", skill("my-skill"));
    site.write("skills/paint/assets/report.md", "---\ntitle: [Name] of the wall\n---\n");
    assert_eq!(found(), "");
    site.write("skills/paint/doors/SKILL.md", skill("paint-gates"));
    site.write("assets/report.md", "---\ntitle: [Name] of the wall\n---\n");
    assert!(
        found().contains("warning[same-as-mismatch]") && found().contains("error[syntax]"),
        "{}",
        found()
    );
}

#[test]
fn a_rule_that_always_applies_needs_no_glob() {
    let rule = |always: &str| {
        format!("---\ndescription: How we paint\nglobs: \"**/*.c\"\nalwaysApply: {always}\n---\n")
    };
    assert!(found(".cursor/rules/a.mdc", &rule("false")).contains("warning[quoted-glob]"));
    assert_eq!(found(".cursor/rules/a.mdc", &rule("true")), "");
}
