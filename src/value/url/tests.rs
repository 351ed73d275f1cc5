use super::*;

fn kind(text: &str) -> LinkKind {
    parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}")).kind
}

fn fault(text: &str) -> (UrlProblem, &str, Option<String>) {
    let fault = parse(text).expect_err(text);
    (fault.what, &text[fault.range], fault.instead)
}

#[test]
fn parts_have_their_bytes() {
    let text = " https://me:pw@img.例子.中国:8080/图/a.b.JPG?x=http://y/z.png#s";
    let link = parse(text).unwrap();
    let part = |range: Option<Range<usize>>| range.map(|range| &text[range]);
    assert_eq!(part(link.scheme.clone()), Some("https"));
    assert_eq!(part(link.userinfo.clone()), Some("me:pw"));
    assert_eq!(part(link.host.clone()), Some("img.例子.中国"));
    assert_eq!(part(link.port.clone()), Some("8080"));
    assert_eq!(&text[link.path.clone()], "/图/a.b.JPG");
    assert_eq!(part(link.extension(text)), Some("JPG"));
    assert_eq!(part(link.query.clone()), Some("x=http://y/z.png"));
    assert_eq!(part(link.fragment.clone()), Some("s"));
}

#[test]
fn every_kind_is_told_apart() {
    use LinkKind::{Absolute, Foreign, Markup, Opaque, ProtocolRelative, Relative, RootRelative, Word};
    for (text, expected) in [
        ("https://example.org", Absolute),
        ("HTTPS://example.org/a b.png", Absolute),
        ("http://[::1]:80/x", Absolute),
        ("https://127.0.0.1/x", Absolute),
        ("https://a_b.example.org./x", Absolute),
        ("https://例子.测试/图片.png", Absolute),
        ("https://proxy.example.org/https://x.example.org/a.png", Absolute),
        ("https://example.org/x?q=100%", Absolute),
        ("file:///tmp/a.png", Absolute),
        ("obsidian://open?vault=x", Absolute),
        ("//cdn.example.org/a.png", ProtocolRelative),
        ("/img/a.png", RootRelative),
        ("../a.png", Relative),
        ("图 片.png", Relative),
        ("@/assets/a.png", Relative),
        ("data:image/png;base64,AAAA", Opaque),
        ("javascript:void(0)", Opaque),
        ("", Word),
        ("#", Word),
        ("false", Word),
        ("c9d7e3", Word),
        ("Photo by A / B", Word),
        ("note: this", Word),
        ("localhost:8080", Word),
        ("C:\\Users\\a.png", Opaque),
        ("https", Word),
        ("![x](a.jpg)", Markup),
        ("<https://example.org/a.png>", Markup),
        ("<img src=\"/a.png\">", Markup),
        ("{{ site.url }}/a.png", Foreign),
        ("https://${host}/a.png", Foreign),
        ("[[a.png]]", Foreign),
    ] {
        assert_eq!(kind(text), expected, "{text}");
    }
}

#[test]
fn faults_have_places() {
    use UrlProblem as P;
    for (text, what, at, instead) in [
        ("https:///news/a.jpg", P::EmptyHost, "https:///", None),
        ("https://", P::EmptyHost, "https://", None),
        ("https:", P::EmptyHost, "https:", None),
        ("https//example.org/a", P::MissingColon, "https//", Some("https://")),
        ("htps//example.org/a", P::MissingColon, "htps//", Some("https://")),
        ("https:/example.org/a", P::MissingSlash, "https:/", Some("https://")),
        ("http:example.org/a", P::MissingSlash, "http:", Some("http://")),
        ("https;//example.org", P::WrongSeparator, ";//", Some("://")),
        ("https: //example.org", P::WrongSeparator, ": //", Some("://")),
        ("https：//example.org", P::FullWidth, "：//", Some("://")),
        ("https:／／example.org", P::FullWidth, ":／／", Some("://")),
        ("htps://example.org", P::MisspeltScheme, "htps", Some("https")),
        ("ttps://example.org", P::MisspeltScheme, "ttps", Some("https")),
        ("hhttps://example.org", P::MisspeltScheme, "hhttps", Some("https")),
        ("htp://example.org", P::MisspeltScheme, "htp", Some("http")),
        ("https://https://example.org", P::RepeatedScheme, "https://", Some("")),
        ("www.example.org/a.png", P::MissingScheme, "www.example.org", Some("https://www.example.org")),
        ("https://example.org:99999/a", P::BadPort, "99999", None),
        ("https://example.org:8o/a", P::BadPort, "8o", None),
        ("https://exam ple.org/a", P::Whitespace, " ", Some("")),
        ("https://example.org/a\tb", P::Whitespace, "\t", None),
        (
            "https://example.org/a.png https://example.org/b.png",
            P::TwoAddresses,
            " https://example.org/b.png",
            None,
        ),
        ("http:\\\\example.org", P::Backslash, ":\\\\", Some("://")),
        ("img\\a.png", P::Backslash, "\\", Some("/")),
        ("https://example.org\\a.png", P::Backslash, "\\", Some("/")),
        ("https://example.org/100%/a.png", P::BadEscape, "%", Some("%25")),
        ("https://example.org/\u{200b}a.png", P::Control, "\u{200b}", Some("")),
        ("https://example..org/a", P::BrokenHost, "example..org", None),
        ("https://-example.org/a", P::BrokenHost, "-example.org", None),
        ("https://256.1.1.1/a", P::BrokenHost, "256.1.1.1", None),
        ("https://1.2.3/a", P::BrokenHost, "1.2.3", None),
        ("https://example.org。/a", P::BrokenHost, "。", Some("")),
        ("https://exa<mple.org/a", P::BrokenHost, "exa<mple.org", None),
    ] {
        assert_eq!(fault(text), (what, at, instead.map(str::to_owned)), "{text}");
    }
}

#[test]
fn no_text_breaks_it() {
    for text in [
        "%",
        "/",
        "//",
        "\\",
        "://",
        ":",
        "https://@",
        "https://:",
        "https://[",
        "http",
        "！",
        "<",
        "![](",
        "[](",
        "www.",
        "a：//",
    ] {
        let _ = parse(text);
    }
}

proptest::proptest! {
    #[test]
    fn every_place_lies_in_the_text(text in "(htt?ps?|[a-z]{1,5})?[:/：／@%.\\\\ ]{0,4}\\PC{0,20}[/.?#:<>&]{0,3}\\PC{0,9}") {
        match parse(&text) {
            Ok(link) => {
                let parts = [&link.scheme, &link.userinfo, &link.host, &link.port, &link.query, &link.fragment];
                for part in parts.into_iter().flatten().chain([&link.path, &link.last_segment(&text)]) {
                    assert!(text.get(part.clone()).is_some(), "{text:?} {link:?}");
                }
                assert!(link.extension(&text).is_none_or(|range| text.get(range).is_some()));
            }
            Err(fault) => assert!(text.get(fault.range.clone()).is_some(), "{text:?} {fault:?}"),
        }
    }
}
