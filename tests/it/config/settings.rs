//! Mistakes in the settings of fields.

use super::mistakes::{field, mistakes_in, one};

#[test]
fn types_are_known_and_settings_fit_them() {
    one(field("sting"), "5:10 sting: `type` cannot be `sting` (write `string`)");
    one(field("{ type: datetime }"), "5:18 datetime: `type` cannot be `datetime` (write `date`)");
    one(
        field("{ type: date, max-length: 3 }"),
        "5:24 max-length: `max-length` is not a setting of a date, only of `string`",
    );
    one(
        field("{ type: list, max: 3 }"),
        "5:24 max: `max` is not a setting of a list, only of `integer`, `number`, `date`; for a list, use `max-items`",
    );
    one(field("{ max-items: 3 }"), "5:12 max-items: `max-items` needs a `type`: it is a setting of `list`");
    one(
        field("[null, date]"),
        "5:10 [null, date]: `null` cannot be the first type of a field (write the type first, such as `[string, null]`)",
    );
    assert_eq!(field("[date, null]"), [""; 0]);
}

#[test]
fn a_field_is_the_same_as_another_one_or_the_folder() {
    assert_eq!(field("{ same-as: ':folder' }"), [""; 0]);
    one(
        field("{ same-as: ':folders' }"),
        "5:21 ':folders': `:folders` is not a part of the page's path (write `:folder`, the folder of the page)",
    );
}

#[test]
fn bounds_must_leave_room() {
    one(
        field("{ type: list, min-items: 3, max-items: 2 }"),
        "5:49 2: `max-items: 2` is less than `min-items: 3`, so no value would be allowed",
    );
    one(
        field("{ type: integer, min: 3, max: 2.5 }"),
        "5:40 2.5: `max: 2.5` is less than `min: 3`, so no value would be allowed",
    );
    one(
        field("{ type: date, min: 2022-05-01, max: 2022-04-01 }"),
        "5:46 2022-04-01: `max: 2022-04-01` is less than `min: 2022-05-01`, so no value would be allowed",
    );
}

#[test]
fn words_of_settings_are_known() {
    one(
        field("{ type: date, future: never }"),
        "5:32 never: `future` cannot be `never` (write one of `deny`, `allow`)",
    );
    one(
        field("{ type: date, max-age: soon }"),
        "5:33 soon: `max-age`: expected a number of days, weeks or years, found `soon` (write it as `180d`)",
    );
    one(
        field("{ type: date, not-before: x }"),
        "5:36 x: `not-before` refers to the field itself (write the name of another field)",
    );
    one(
        field("{ type: url, schemes: [https://] }"),
        "5:33 https://: `https://` is not a valid scheme (write `https`)",
    );
    one(
        field("{ type: url, hosts: ['https://a.org/x'] }"),
        "5:31 'https://a.org/x': `https://a.org/x` is not a valid host (write `a.org`)",
    );
    one(
        field("{ type: string, deprecated: { us: y } }"),
        "5:40 us: unknown key `us` in `deprecated` (write `use`)",
    );
}

#[test]
fn vocabularies_come_from_below_the_folder() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("terms.txt"), "a\nb\n").unwrap();
    std::fs::write(home.path().join("empty.txt"), "\n").unwrap();
    std::fs::write(home.path().join("bad.json"), "{").unwrap();
    let from = |path: &str| {
        let head = "collections: { c: { files: [a], fields: { x: { allow-from: ";
        mistakes_in(&format!("{head}{path} }} }} }} }}\n"), home.path())
    };
    assert_eq!(from("terms.txt"), [""; 0]);
    one(
        from("none.txt"),
        "1:60 none.txt: `none.txt` does not exist (write a path relative to the folder of masthead.yaml)",
    );
    one(from("empty.txt"), "1:60 empty.txt: `empty.txt` contains no terms, so no value would be allowed");
    assert!(from("bad.json")[0].contains("`bad.json` is not valid JSON: "));
    one(
        from("../terms.txt"),
        "1:60 ../terms.txt: `../terms.txt` is outside the folder of masthead.yaml (write a path below that folder, such as \
         `data/categories.yaml`)",
    );
    one(
        field("{ allow: [a], allow-from: b.txt }"),
        "5:24 allow-from: `allow` cannot be combined with `allow-from` (keep the one that contains the terms)",
    );
}

#[test]
fn references_lead_somewhere() {
    one(
        field("reference"),
        "5:10 reference: a reference needs the key `to` (write `{ type: reference, to: … }`)",
    );
    one(
        field("{ type: reference }"),
        "5:7 x: a field needs the key `to` (write where the value must exist, such as `to: authors` or `to: data/authors.yml`)",
    );
    one(
        field("{ type: reference, to: d }"),
        "5:33 d: `d` is neither a collection nor a file or folder below the folder of masthead.yaml (write `c`)",
    );
    one(field("{ type: string, to: c }"), "5:26 to: `to` is not a setting of a string, only of `reference`");
    assert_eq!(field("{ type: reference, to: c }"), [""; 0]);
    assert_eq!(field("{ type: list, items: { type: reference, to: c.title } }"), [""; 0]);
    one(
        super::mistakes::mistakes("collection-scope: everything\n"),
        "1:19 everything: `collection-scope` cannot be `everything` (write one of `given`, `all`)",
    );
}
