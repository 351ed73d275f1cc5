// Values of one field as people write them in YAML: usual ones, odd ones, and none.
export const values = [
  "A", "'A'", '""', "", "~", "null", "text with blanks", "'2'", '"true"', "Ann: x", // one line that is no YAML
  "0", "1", "2", "9", "-1", "1.5", "1.0", "1e3", "0x1F", "0o17", "017", "1_000", ".5", "5.", "+3", ".inf", ".nan",
  "true", "false", "True", "TRUE", "yes", "no", "on", "off", "y", "'yes'",
  "2024-01-02", "'2024-01-02'", "2024-1-2", "'2024-1-2'", "2024-01", "2024", "'2024'", "2024/01/02",
  "2024-01-02T03:04:05Z", "2024-01-02T03:04:05+09:00", "2024-01-02T03:04:05", "2024-01-02 03:04:05",
  "2024-01-02 03:04:05 +0900", "2024-01-02 03:04:05 +09:00", "2024-01-02 03:04", "2024-01-02T03:04Z", "2024-01-02T03:04:05.678Z",
  "2024-01-02T3:04:05Z", "2024-02-30", "'2024-02-30'", "2024-13-01", "'2024-13-01'", "2024-02-30T00:00:00Z",
  "'2024-02-31T10:00:00'", "2024-04-31 10:00:00", "Jan 2 2024", "January 2, 2024", "2 Jan 2024", "02 January 2024", "Jan 32 2024",
  "Tue, 02 Jan 2024 03:04:05 GMT", "Tue, 02 Jan 2024 03:04:05 +0900", "01/02/2024", "13/02/2024", "02.01.2024", "2024.01.02",
  "20240102", "1704164645", "1704164645000", "12:30", "12:30:45", "tomorrow", "today", "TBD", "2024年1月2日", "2024-01-02 (Tue)",
  "2024-01-02T25:00:00Z", "'2024-01-02T24:00:00'", "2024-01-02T00:00:00z", "2024-01-02t03:04:05z", "99999-01-01", "0000-01-01", "0024-01-02",
  "[]", "[A]", "[A, B]", "[1, 2]", "[A, 1]", "[~]", "['']", "[2024-01-02]", "[A, A]", "[[A]]", "\n  - A\n  - B", "A, B",
  "{}", "{ a: x }", "{ a: x, b: 1 }", "{ a: x, b: ~ }", "{ a: 1 }", "{ b: 1 }", "{ a: x, c: y }", "{ A: x }", "\n  a: x\n  b: 2", "[{ a: x }]", "[{ a: x, b: 1 }, { b: 2 }]",
  "news", "talk", "News", "'news '", "nwes", "[news]", "[news, talk]", "[news, nope]", "3", "4",
  "https://example.org/", "http://example.org", "example.org", "//example.org/x", "/a/b", "mailto:a@example.org", "ftp://example.org", "https://", "'https://exa mple.org/'", "HTTPS://EXAMPLE.ORG", "javascript:alert(1)",
  "a@example.org", "a@b", "a b@example.org", "A <a@example.org>", "a@example.museum",
  "./cover.png", "../cover.png", "cover.png", "/cover.png", "https://example.org/c.png", "no-image",
  "abc", "ab", "abcdefghij", "abcdefghijk", "日本語", "é", "'👍👍👍'", "a-b", "A-B", "a_b", "'a b'", "'line\\nbreak'", "|\n  block\n  text", ">-\n  folded\n  text", "*x", "&x y", "!!str 5", "!!int '5'", "!!float 5", "!custom x", "!!timestamp 2024-01-02", "!!binary aGk=", "!!set {a}", "<<",
];
