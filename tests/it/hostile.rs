//! Bad input: each file gets a clear answer and the run goes on.

use std::fmt::Write;

use crate::run::Site;

const GOOD: &[u8] = b"---\ntitle: A\n---\nBody\n";

fn checked(name: &str, bytes: &[u8]) -> (i32, String) {
    let site = Site::new(&[(name, bytes), ("good.md", GOOD)]);
    let ran = site.run(&["check"]);
    (ran.status(), ran.out())
}

#[test]
fn files_without_anything_are_fine() {
    for bytes in [&b""[..], b"\n", b"Just text\n", b"---\ntitle: A\n---", b"---\r\ntitle: A\r\n---\r\n"] {
        let (status, out) = checked("page.md", bytes);
        assert_eq!(status, 0, "{bytes:?}: {out}");
    }
}

#[test]
fn broken_bytes_get_an_error_with_a_name() {
    let utf16: Vec<u8> = "\u{feff}---\ntitle: A\n---\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let gbk = b"---\ntitle: \xd6\xd0\xce\xc4\xb1\xea\xcc\xe2\xb5\xc4\xce\xc4\xd5\xc2\n---\n";
    for (bytes, rule) in [
        (&utf16[..], "invalid-encoding"),
        (&gbk[..], "invalid-encoding"),
        (b"---\ntitle: a\0b\n---\n", ""),
        (b"---\ntitle: A\n\nBody without an end\n", "unclosed-front-matter"),
        (b"---\n- a\n- b\n---\n", "not-a-mapping"),
        (b"---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> x\n---\n", "merge-conflict"),
    ] {
        let (status, out) = checked("page.md", bytes);
        assert_eq!(status, 1, "{out}");
        assert!(out.contains("page.md:"), "{out}");
        assert!(rule == "invalid-" || out.contains(rule), "{rule} in {out}");
    }
}

/// As UTF-16 it would be a text of rare characters.
#[test]
fn text_behind_a_byte_order_mark_of_utf_16_is_not_read_as_that() {
    let page = b"\xff\xfe---\ntitle: A\n---\nBody\n";
    let site = Site::new(&[("page.md", page)]);
    let ran = site.run(&["check", "--unsafe-fixes"]);
    assert!(ran.out().contains("[invalid-encoding]"), "{}", ran.out());
    assert_eq!(std::fs::read(site.path().join("page.md")).unwrap(), page);
}

#[test]
fn deep_nests_and_alias_bombs_end_quickly() {
    let nest = format!("---\na: {}{}\n---\n", "[".repeat(100_000), "]".repeat(100_000));
    let blocks = format!("---\n{}\n---\n", "- ".repeat(10_000));
    let mut bomb = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let before = level - 1;
        let _ = writeln!(bomb, "a{level}: &a{level} [{}]", vec![format!("*a{before}"); 9].join(", "));
    }
    bomb.push_str("---\n");
    for text in [nest, blocks, bomb] {
        let (status, out) = checked("page.md", text.as_bytes());
        assert_eq!(status, 1, "{}", &out[..out.len().min(400)]);
        assert!(out.contains("page.md:"));
    }
}

#[test]
fn a_large_body_is_not_read_and_a_large_block_is() {
    let site = Site::new(&[]);
    let page = std::fs::File::create(site.path().join("big.md")).unwrap();
    std::io::Write::write_all(&mut &page, GOOD).unwrap();
    page.set_len(8 << 30).unwrap();
    assert_eq!(site.run(&["check"]).status(), 0);

    let mut block = String::from("---\ntitle: A\nkeywords:\n");
    for number in 0..200_000 {
        let _ = writeln!(block, "  - keyword number {number}");
    }
    block.push_str("---\nBody\n");
    site.write("block.md", &block);
    let ran = site.run(&["check", "block.md"]);
    assert_eq!(ran.status(), 0, "{}", ran.out());
}

#[cfg(unix)]
#[test]
fn links_pipes_and_forbidden_files_are_said_and_skipped() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let site = Site::new(&[("good.md", GOOD), ("closed/a.md", GOOD)]);
    symlink("nowhere.md", site.path().join("broken.md")).unwrap();
    symlink("loop.md", site.path().join("loop.md")).unwrap();
    symlink(".", site.path().join("around")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(site.path().join("pipe.md")).status();
    let ran = site.run(&["check", "--format", "json"]);
    assert_eq!(ran.status(), 2);
    let report: serde_json::Value = serde_json::from_str(&ran.out()).unwrap();
    let unreadable: Vec<_> =
        report["errors"].as_array().unwrap().iter().map(|it| it["path"].as_str().unwrap()).collect();
    assert_eq!(unreadable, ["broken.md", "loop.md"], "{}", ran.out());
    assert_eq!(report["summary"]["files"], 2);
    if made.is_ok_and(|status| status.success()) {
        assert_eq!(site.run(&["check", "pipe.md"]).status(), 2, "a pipe is named, not waited for");
    }
    assert_eq!(site.run(&["check", "/dev/null"]).status(), 2);
    // Root may read everything, so there is nothing to see for it.
    let closed = site.path().join("closed/a.md");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&closed).is_err() {
        assert!(site.run(&["check", "closed"]).out().contains("a.md"));
    }
}

#[cfg(unix)]
#[test]
fn names_with_newlines_and_escapes_reach_no_terminal_raw() {
    let bad = b"---\ntitle: Foo: bar\n---\n";
    let site = Site::new(&[("two\nlines.md", bad), ("esc\u{1b}[31m.md", bad), ("bidi\u{202e}.md", bad)]);
    for format in ["concise", "human"] {
        let out = site.run(&["check", "--format", format]).out();
        assert!(!out.contains('\u{1b}') && !out.contains('\u{202e}'), "{out:?}");
        assert!(out.contains("lines.md") && !out.contains("two\nlines"), "{out}");
    }
}

#[test]
fn values_with_escapes_reach_no_terminal_raw() {
    let page = "---\ndate: \"\\e[31m\u{202e}x\"\ntags: [\"a\u{202e}b\", \"a\u{202e}b\"]\n---\n";
    let site = Site::new(&[("page.md", page.as_bytes())]);
    for format in ["concise", "human"] {
        let out = site.run(&["check", "--format", format]).out();
        assert!(!out.contains('\u{1b}') && !out.contains('\u{202e}'), "{out:?}");
    }
}
