//! What a shell and `man` are told about the program.

use crate::run::Site;

#[test]
fn every_shell_completes_every_command() {
    let site = Site::new(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = site.run(&["completions", shell]);
        assert_eq!(ran.status(), 0, "{shell}: {}", ran.err());
        for command in ["check", "show", "rules", "explain", "completions", "man", "force-exclude"] {
            assert!(ran.out().contains(command), "{shell} does not complete `{command}`");
        }
    }
    assert_eq!(site.run(&["completions", "tcsh"]).status(), 2);
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let site = Site::new(&[]);
    let main = site.run(&["man"]);
    assert!(main.out().contains("masthead\\-check(1)"), "{}", main.out());
    let ran = site.run(&["man", "--output", "new/man"]);
    assert_eq!((ran.status(), ran.out().as_str()), (0, ""));
    for name in ["masthead", "masthead-check", "masthead-show", "masthead-rules", "masthead-explain"] {
        let page = std::fs::read_to_string(site.path().join(format!("new/man/{name}.1"))).unwrap();
        assert!(page.contains(&format!(".TH {name} 1")), "{page}");
    }
}

#[test]
fn pages_that_cannot_be_written_are_a_failure() {
    let site = Site::new(&[("taken", b"a file")]);
    let ran = site.run(&["man", "--output", "taken"]);
    assert_eq!(ran.status(), 2);
    assert!(ran.err().starts_with("masthead: cannot write"), "{}", ran.err());
}
