//! The same bytes in every format, however many threads there are and however often it runs.

use masthead::reporter::Format;

use crate::run::Site;

/// Pages with findings of their own and of rules that compare pages, spread so that threads share the work unevenly.
fn site() -> Site {
    let config = "baseline: base.json\ncollections:\n  posts:\n    files: ['**/*.md']\n    fields:\n      \
                  title: { type: string, unique: true }\n      slug: string\n";
    let site = Site::new(&[("masthead.yaml", config.as_bytes())]);
    site.write("base.json", "{\"version\": 1, \"findings\": []}\n");
    for number in 0..60 {
        let tag = ["JavaScript", "JavaScript", "JavaScript", "Javascript", "java-script"][number % 5];
        let author = if number % 29 == 3 { "Author" } else { "author" };
        let text = format!(
            "---\ntitle: Day {}\n{author}: Ann\ntags: [{tag}, {tag}]\ndate: Tue, 27 Apr 2022 10:22:31 GMT\n{}---\n",
            number / 2,
            "# a comment\n".repeat(number % 7 * 40),
        );
        site.write(&format!("{}/{number:03}.md", ["a", "b", "c/d", "c/d/e"][number % 4]), text);
    }
    site.write("a/broken.md", "---\ntitle: [a\n---\n");
    site
}

/// What a run prints, without the time that it took.
fn printed(site: &Site, arguments: &[&str]) -> Vec<u8> {
    let mut bytes = site.run_bytes(arguments);
    let text = String::from_utf8_lossy(&bytes);
    if let Some((before, after)) = text.rsplit_once(" (")
        && let Some((time, rest)) = after.split_once(" s)")
        && time.chars().all(|sign| sign.is_ascii_digit() || sign == '.')
    {
        bytes = format!("{before}{rest}").into_bytes();
    }
    bytes
}

#[test]
fn threads_and_chance_change_no_byte_in_any_format() {
    let site = site();
    for format in <Format as clap::ValueEnum>::value_variants() {
        let name = format!("{format:?}").to_lowercase();
        let expected = printed(&site, &["check", "--format", &name, "--threads", "1"]);
        let words = String::from_utf8_lossy(&expected).into_owned();
        // GitHub is told of ten findings only.
        let rules = ["duplicate-value", "inconsistent-field-name", "near-duplicate-item"];
        let seen = rules.iter().filter(|rule| words.contains(**rule)).count();
        let least = if *format == Format::Github { 1 } else { rules.len() };
        assert!(seen >= least, "{name}: a rule that compares pages has nothing to say: {words}");
        for round in 0..20_usize {
            let threads = (round % 16 + 1).to_string();
            let again = printed(&site, &["check", "--format", &name, "--threads", &threads]);
            assert!(again == expected, "{name} on {threads} threads:\n{}", String::from_utf8_lossy(&again));
        }
    }
    let expected = printed(&site, &["audit", "--threads", "1"]);
    for threads in 1..=16 {
        assert!(
            printed(&site, &["audit", "--threads", &threads.to_string()]) == expected,
            "audit on {threads} threads"
        );
    }
}
