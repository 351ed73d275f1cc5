//! `check -`: what is judged is what comes in, and nothing else is on standard output when it is fixed.

use crate::bad_page::CONFIG;
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
