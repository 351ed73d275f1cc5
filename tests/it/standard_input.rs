//! `check -`: what is judged is what comes in, and nothing else is on standard output when it is fixed.

use crate::bad_page::{BAD, CONFIG, MENDED, read};
use crate::run::Site;

#[test]
fn a_configuration_is_judged_as_it_comes_in() {
    let site = Site::new(&[("masthead.yaml", CONFIG)]);
    for name in ["masthead.yaml", "posts/.masthead.yaml"] {
        let ran = site.run_with(&["check", "-", "--stdin-filename", name], b"presett: hexo\n");
        assert_eq!(ran.status(), 2, "{name}: {}", ran.out());
        assert!(ran.out().starts_with(&format!("{name}:1:1: error[configuration]")), "{}", ran.out());
    }
    site.write("masthead.yaml", "presett: hexo\n");
    let ran = site.run_with(&["check", "-", "--stdin-filename", "masthead.yaml"], b"preset: hexo\n");
    assert_eq!(ran.status(), 0, "the mistake is in the old text: {}{}", ran.out(), ran.err());
}

#[test]
fn what_is_never_judged_is_not_reported_as_a_success() {
    let site = Site::new(&[("masthead.yaml", CONFIG)]);
    for name in ["masthead-baseline.json", "mkdocs.yml", "data/tags.toml"] {
        let ran = site.run_with(&["check", "-", "--stdin-filename", name], b"a: [\n");
        assert_eq!((ran.status(), ran.out()), (2, String::new()), "{name}");
        assert!(ran.err().contains("nothing was checked"), "{name}: {}", ran.err());
    }
    let page = b"---\ntitle: [\n---\n[]\n";
    let ran = site.run_with(&["check", "-", "--stdin-filename", "search.json"], page);
    assert!(ran.out().contains("error[syntax]"), "{}{}", ran.out(), ran.err());
    let text = b"a: [\n";
    let ran = site.run_with(&["check", "--fix", "-", "--stdin-filename", "a.json"], text);
    assert_eq!((ran.status(), ran.out().as_bytes()), (2, &text[..]), "a filter loses nothing");
}

#[test]
fn what_is_left_after_a_fix_is_on_standard_error() {
    let site = Site::new(&[("masthead.yaml", CONFIG)]);
    let left = b"---\ntitle: [\ndate: 2022-04-27\n---\n";
    let run = |flags: &[&str], page: &[u8]| {
        site.run_with(&[flags, &["-", "--stdin-filename", "a.md"]].concat(), page)
    };
    let ran = run(&["check", "--fix"], left);
    assert_eq!((ran.status(), ran.out().as_bytes()), (1, &left[..]));
    assert!(ran.err().starts_with("a.md:2:8: error[syntax]"), "{}", ran.err());
    assert!(ran.err().contains("1 error in 1 file"), "{}", ran.err());

    let ran = run(&["check", "--fix"], BAD);
    assert_eq!((ran.status(), ran.out().as_bytes()), (0, MENDED));
    let told = "masthead: fixed 2 findings in a.md (1 untrimmed-string, 1 weekday-mismatch)\n";
    assert_eq!(ran.err(), told);

    let ran = run(&["check", "--fix-only"], BAD);
    assert_eq!((ran.err(), ran.out().as_bytes()), (String::new(), MENDED), "for filters of editors");

    let ran = run(&["check", "--fix", "--format", "json", "--output", "left.json"], left);
    assert_eq!((ran.err(), ran.out().as_bytes()), (String::new(), &left[..]));
    let report = String::from_utf8(read(&site, "left.json")).unwrap();
    assert!(report.contains("\"rule\":\"syntax\""), "{report}");
}
