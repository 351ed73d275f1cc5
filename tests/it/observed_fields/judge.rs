//! Whether a generator took the values of an observed text as they are written.
//!
//! The criterion, for every field of the text:
//!
//! - **It failed** (also when it only logged that): not as written.
//! - **It has no value of that field**: not as written, whether the field is dropped (Zola), or the generator has the
//!   thing under another name or number (`category` in Hugo, `updated` for its `lastmod`). What it does not read
//!   itself but hands on to themes untouched is as written, except under a typo (`catagories`, `Tags`):
//!   nobody asks for that, save Hugo, which reads names in any letter case.
//! - **A date** is as written when the generator reads the moment that a person reads; without a zone the wall clock
//!   must be right in UTC or in the machine's zone. A text that states no moment (`foo`, 30 February), or two
//!   (`04/05/2022`, `CST`, a weekday that contradicts) can be taken as written by nobody. A date to come in Hugo and
//!   Jekyll, and one of expiry that has passed in Hugo, leave the page out; the runs had switched that off. Hexo
//!   loses the zone of a YAML timestamp, which a machine in UTC does not show.
//! - **Terms** are as written when the list is equal, in any order and with nothing added: a list that Hexo turns into
//!   parents and children is not, its own form `[[A, B], [C]]` is, and nowhere else. A text with commas means several
//!   terms, `false` none. A map, an inner list and an item without a name are not terms, whoever reads them.
//! - **A title** is as written when it prints as typed. A list or a map is not a title.
//! - **A flag** is as written when it has the effect that it says: `draft: true` and `published: false` hide the page
//!   where there is somebody to hide it; handed on, it must be as true or false to the language of the templates.
//! - **An image** is as written when it is handed on untouched and a browser can load it: a space, a backslash and
//!   a bad `%` make no address, whoever hands them on. (A number may be the name of an image elsewhere.)
//! - **Anything else** is as written when it prints as typed.
//! - **Nothing** (`title:`, `~`, `''`) asks for nothing; any default is as written, but not a date in 1970 or in year 1, nor the
//!   address of the start page, which a post of Jekyll takes with `permalink: ''`.
//! - Astro hands everything to the schema, which has the documented types here: `z.string()` for a title,
//!   `z.coerce.date()` (JavaScript's `Date`, as Hexo shows it) for a date, `z.boolean()` for `draft`.

use serde_json::Value;

use super::dates;
use super::terms;
use super::written::{self, Written};

/// One observation, with the sides that decide.
pub(super) struct Seen<'c> {
    pub(super) tool: &'c str,
    pub(super) case: &'c Value,
    /// What Hexo made of texts on a machine in UTC: it asks JavaScript's `Date`.
    pub(super) hexo: &'c [&'c Value],
}

impl Seen<'_> {
    pub(super) fn is_hugo(&self) -> bool {
        self.tool.starts_with("hugo")
    }

    /// What is handed on under a key; `a.b` is in a table.
    pub(super) fn handed_on(&self, key: &str) -> Option<&Value> {
        let key = if self.is_hugo() { key.to_lowercase() } else { key.to_owned() };
        key.split('.').try_fold(&self.case["data"], |value, part| value.get(part))
    }

    /// What the generator reads; of a page that it left out as it should, it shows no more than that.
    pub(super) fn resolved(&self, key: &str) -> Option<&Value> {
        let left_out = self.tool == "docusaurus" && self.case["resolved"]["published"] == false;
        let data = if left_out && key != "published" { &self.case["data"] } else { &self.case["resolved"] };
        data.get(key)
    }
}

/// What the generator did that is not as written; `None` for a faithful one.
pub(super) fn unfaithful(seen: &Seen<'_>) -> Option<String> {
    if seen.case["error"] == true {
        return Some("fails".to_owned());
    }
    let fields = written::fields(seen.case["input"].as_str().unwrap());
    let twice = |at: usize| fields[..at].iter().any(|(key, _)| *key == fields[at].0);
    if let Some(at) = (0..fields.len()).find(|at| twice(*at)) {
        return Some(format!("drops one `{}`", fields[at].0));
    }
    let odd = fields.iter().find(|(key, value)| !field(seen, key, value, &fields));
    odd.map(|(key, _)| format!("`{key}` is not as written"))
}

fn field(seen: &Seen<'_>, key: &str, value: &Written, fields: &[(String, Written)]) -> bool {
    let slips = key == "catagories" || (key.starts_with(char::is_uppercase) && !seen.is_hugo());
    if slips || (seen.tool == "jekyll" && key == "permalink" && value.text() == Some("")) {
        return false;
    }
    let name = key.rsplit('.').next().unwrap().to_lowercase();
    match (name.as_str(), value) {
        ("title", _) => title(seen, value),
        ("draft" | "published" | "unlisted" | "comments", _) if !dates::is_one(value) => {
            flag(seen, key, value)
        }
        ("date" | "expirydate" | "last_update", _) => dates::faithful(seen, key, value),
        ("updated", _) if matches!(seen.tool, "hexo" | "zola") => dates::faithful(seen, key, value),
        ("updated" | "lastmod" | "published", _) if dates::is_one(value) => dates::faithful(seen, key, value),
        ("tags" | "tag" | "categories" | "category" | "catagories" | "taxonomies", _) => {
            terms::faithful(seen, key, value, fields)
        }
        ("image" | "images" | "headimg" | "cover", _) => {
            *value == Written::Nothing
                || is_address(value) && seen.handed_on(key).is_some_and(|held| same(value, held))
        }
        // The observation does not show it, only that a text there stops Zola.
        ("aliases", _) if seen.tool == "zola" => true,
        _ => *value == Written::Nothing || seen.handed_on(key).is_some_and(|held| same(value, held)),
    }
}

fn title(seen: &Seen<'_>, value: &Written) -> bool {
    let held = seen.resolved("title").or_else(|| seen.handed_on("title")).unwrap_or(&Value::Null);
    match value {
        _ if seen.tool == "astro" && !held.is_string() => false,
        Written::Nothing => true,
        Written::List(_) | Written::Map(_) => false,
        _ => same(value, held),
    }
}

fn flag(seen: &Seen<'_>, key: &str, value: &Written) -> bool {
    let says = match value.text().map(str::to_lowercase).as_deref() {
        None | Some("") => return true,
        Some("true" | "yes" | "on" | "1") => true,
        Some("false" | "no" | "off" | "0") => false,
        Some(_) => return false,
    };
    let hidden = seen.resolved("draft") == Some(&Value::Bool(true))
        || seen.resolved("published") == Some(&Value::Bool(false))
        || (seen.tool == "zola" && seen.handed_on("draft") == Some(&Value::Bool(true)));
    let reads_pages = !matches!(seen.tool, "astro" | "mkdocs");
    match key {
        "draft" if reads_pages => hidden == says,
        "published" if reads_pages => hidden != says,
        "comments" if seen.resolved("comments").is_some() => {
            seen.resolved("comments") == Some(&Value::Bool(says))
        }
        _ => seen.handed_on(key).is_some_and(|held| is_true(seen.tool, held) == Some(says)),
    }
}

/// Whether a value counts as true where it is used; `None` if it stops the build.
fn is_true(tool: &str, held: &Value) -> Option<bool> {
    if tool == "astro" {
        return held.as_bool();
    }
    Some(match held {
        Value::Bool(held) => *held,
        Value::Null => false,
        Value::Number(number) => tool == "jekyll" || number.as_f64() != Some(0.0),
        Value::String(text) => tool == "jekyll" || !text.is_empty(),
        _ => true,
    })
}

fn is_address(value: &Written) -> bool {
    match value {
        Written::Nothing | Written::Map(_) => true,
        Written::List(items) => items.iter().all(|item| item.text().is_some() && is_address(item)),
        Written::Plain(text) | Written::Quoted(text) => {
            let bad_escape = text
                .split('%')
                .skip(1)
                .any(|behind| behind.len() < 2 || !behind.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit));
            !text.contains([' ', '\n', '\\', '<', '>']) && !bad_escape
        }
    }
}

/// Whether a value that was only handed on prints as it was typed.
pub(super) fn same(value: &Written, held: &Value) -> bool {
    match (value, held) {
        (Written::Nothing, held) => held.is_null() || held == "",
        (Written::List(items), Value::Array(held)) => {
            items.len() == held.len() && items.iter().zip(held).all(|(item, held)| same(item, held))
        }
        (Written::Map(pairs), Value::Object(held)) => {
            pairs.len() == held.len()
                && pairs.iter().all(|(key, value)| held.get(key).is_some_and(|held| same(value, held)))
        }
        (Written::Plain(text) | Written::Quoted(text), held) => printed(held) == *text,
        _ => false,
    }
}

/// How templates print a value. JavaScript's dates print as a sentence, so they are never what was typed.
pub(super) fn printed(held: &Value) -> String {
    match held {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(map) => {
            map.get("$date").and_then(Value::as_str).map_or_else(|| held.to_string(), str::to_owned)
        }
        _ => held.to_string(),
    }
}
