//! Data files that a collection names by their extension are mappings as a whole.

use crate::run::Site;

const CONFIG: &[u8] = b"preset: generic\ncollections:\n  data:\n    files: ['data/*.{yaml,yml}', 'data/*.json', 'data/*.toml']\n    fields: { date: date }\n";

#[test]
fn a_whole_file_is_checked_and_fixed() {
    let site = Site::new(&[
        ("masthead.yaml", CONFIG),
        ("data/bare.yaml", b"title: A\ndate: 2020-13-01\n"),
        ("data/opened.yml", b"---\ntitle: A\ndate: 2020-13-01\n"),
        ("data/closed.yaml", b"---\r\ntitle: A\r\ndate: 2020-13-01\r\n...\r\ndate: 2020-14-01\r\n"),
        ("data/marked.yaml", b"\xEF\xBB\xBFdate: 2020-13-01"),
        ("data/a.json", b"{\"date\": \"2020-13-01\"}"),
        ("data/a.toml", b"date = '2020-13-01'\n"),
        ("data/empty.yaml", b""),
        ("data/list.yaml", b"- a\n"),
        // Neither is named by a glob that says so.
        ("other/bare.yaml", b"date: 2020-13-01\n"),
        ("data/a.md", b"date: 2020-13-01\n"),
    ]);
    let found = site.run(&["check", "--select", "invalid-date,not-a-mapping,unclosed-front-matter"]).out();
    let places: Vec<&str> = found.lines().filter_map(|line| line.split(": ").next()).collect();
    let expected = [
        "data/a.json:1:16",
        "data/a.toml:1:14",
        "data/bare.yaml:2:12",
        "data/closed.yaml:3:12",
        "data/list.yaml:1:1",
        "data/marked.yaml:1:12",
        "data/opened.yml:3:12",
    ];
    assert_eq!(places.get(..expected.len()), Some(&expected[..]), "{found}");
    site.run(&["check", "--fix", "--unsafe-fixes", "--select", "invalid-date"]);
    let read = |path: &str| std::fs::read_to_string(site.path().join(path)).unwrap();
    assert_eq!(read("data/bare.yaml"), "title: A\ndate: 2020-01-13\n");
    assert_eq!(
        read("data/closed.yaml"),
        "---\r\ntitle: A\r\ndate: 2020-01-13\r\n...\r\ndate: 2020-14-01\r\n"
    );
    assert_eq!(read("data/a.json"), "{\"date\": \"2020-01-13\"}");
    assert_eq!(read("other/bare.yaml"), "date: 2020-13-01\n");
}
