//! The profile as JSON, for scripts.

use serde_json::{Map, Value as Json, json};

use crate::reporter::json_lines;

use super::Profile;
use super::field::{Extent, Field, SeenForm};
use super::group::Group;
use super::kind::Kind;
use super::links::Links;
use super::oddity::{Oddity, oddities, spellings};
use super::place::{Place, Seen, Spot};
use super::sketch::Sketch;
use super::summary::top;

/// Values that are listed of a field; their number is reported.
const VALUES: usize = 100;

/// The profile as one object, in a text that does no harm to a terminal or a log.
pub fn render(profile: &Profile) -> String {
    json_lines(&value(profile))
}

/// The profile as one object.
pub(super) fn value(profile: &Profile) -> Json {
    let unreadable: Vec<Json> = profile
        .unreadable
        .1
        .iter()
        .map(|error| json!({"path": error.path.to_string_lossy(), "reason": error.cause.to_string()}))
        .collect();
    let groups: Vec<Json> = profile.groups.iter().map(|(name, of)| group(name, of)).collect();
    let files: u64 = profile.groups.values().map(|group| group.pages).sum();
    json!({
        "version": 1,
        "summary": {
            "files": files,
            "unreadable": profile.unreadable.0,
            "broken-configurations": profile.broken.len(),
        },
        "unreadable": unreadable,
        "groups": groups,
    })
}

fn group(name: &str, group: &Group) -> Json {
    let [yaml, toml, json, lines] = &group.syntaxes;
    let fields: Vec<Json> = group.sorted().into_iter().map(|of| field(group, of)).collect();
    let odd: Vec<Json> = oddities(group).iter().map(oddity).collect();
    json!({
        "name": name,
        "files": group.pages,
        "front-matter": {
            "yaml": yaml.count, "toml": toml.count, "json": json.count, "lines": lines.count,
            "none": group.bare.count, "empty": group.hollow.count,
            "unseen": group.unseen.count, "unreadable": group.broken.count,
        },
        "generators": group.generators,
        "extensions": counts(&group.extensions),
        "oddities": odd,
        "fields": fields,
    })
}

fn oddity(odd: &Oddity) -> Json {
    json!({
        "kind": odd.kind, "field": odd.field, "message": odd.message,
        "count": odd.count, "total": odd.total, "first": odd.first.as_ref().map(place),
    })
}

fn field(group: &Group, field: &Field) -> Json {
    let mut object = Map::new();
    let mut put = |key: &str, value: Json| drop(object.insert(key.to_owned(), value));
    put("name", json!(field.name));
    put("pages", json!(field.pages));
    put("of", json!(group.base(field)));
    put("values", json!(field.values));
    let types: Map<String, Json> = Kind::ALL
        .iter()
        .map(|&kind| (kind, field.kind(kind)))
        .filter(|(_, of)| of.count > 0)
        .map(|(kind, of)| (kind.name().to_owned(), spot(of)))
        .collect();
    put("types", Json::Object(types));
    put("empty", spot(&field.empty));
    put("length", extent(field.lengths));
    put("items", extent(field.items));
    put("distinct", json!(field.distinct.distinct()));
    put("distinct-is-exact", json!(field.distinct.is_complete()));
    put("frequent", top(field).into_iter().take(VALUES).map(seen).collect());
    let alike: Vec<Json> =
        spellings(field).iter().take(VALUES).map(|word| word.iter().map(|of| seen(of)).collect()).collect();
    put("spellings", Json::Array(alike));
    put("dates", dates(field));
    put("addresses", field.links.as_deref().map_or(Json::Null, links));
    Json::Object(object)
}

fn dates(field: &Field) -> Json {
    let mut forms: Vec<&SeenForm> = field.forms.values().collect();
    forms.sort_by(|a, b| {
        let key = |form: &SeenForm| std::cmp::Reverse(form.seen.spot.count);
        key(a).cmp(&key(b)).then_with(|| a.form.words().cmp(&b.form.words()))
    });
    let forms: Vec<Json> = forms
        .iter()
        .map(|of| {
            json!({
                "format": of.form.format.name(), "time": of.form.time, "zone": of.form.zone,
                "example": of.seen.text, "count": of.seen.spot.count,
                "first": of.seen.spot.first.as_ref().map(place),
            })
        })
        .collect();
    let months: Map<String, Json> = field
        .months
        .iter()
        .map(|((year, month), count)| (format!("{year:04}-{month:02}"), json!(count)))
        .collect();
    json!({"forms": forms, "months": months})
}

fn links(links: &Links) -> Json {
    json!({
        "remote": links.remote, "local": links.local, "images": links.images,
        "plain-http": spot(&links.plain_http),
        "hosts": counts(&links.hosts), "image-extensions": counts(&links.extensions),
    })
}

/// Counts by text, the largest first.
fn counts(sketch: &Sketch<Seen>) -> Map<String, Json> {
    let mut all: Vec<&Seen> = sketch.values().collect();
    all.sort_by(|a, b| b.spot.count.cmp(&a.spot.count).then_with(|| a.text.cmp(&b.text)));
    all.iter().map(|seen| (seen.text.to_string(), json!(seen.spot.count))).collect()
}

fn seen(seen: &Seen) -> Json {
    json!({
        "value": seen.text, "count": seen.spot.count,
        "first": seen.spot.first.as_ref().map(place),
    })
}

fn spot(spot: &Spot) -> Json {
    json!({"count": spot.count, "first": spot.first.as_ref().map(place)})
}

fn place(place: &Place) -> Json {
    json!({"path": place.path.to_string_lossy(), "line": place.line, "column": place.column})
}

fn extent(extent: Extent<u32>) -> Json {
    extent.map_or(Json::Null, |(least, most)| json!({"min": least, "max": most}))
}
