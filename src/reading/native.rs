//! TOML and JSON, whose values have explicit types.

use crate::document::{Native, Node, Style, Syntax, Value};
use crate::generators::{Generator, Root};
use crate::value::scalar::{Reader, Resolved, resolve};

use super::Stopped;
use super::zola;
use crate::value::{Entries, Held};

/// Reads a tree of TOML or JSON.
pub(super) fn read(root: &Node<'_>, generator: Generator, syntax: Syntax) -> Result<Held, Stopped> {
    if generator.facts().root == Root::Typed {
        // The parser of TOML comes before the types of fields.
        value(root, generator, syntax)?;
        return zola::read(root);
    }
    value(root, generator, syntax)
}

pub(super) fn value(node: &Node<'_>, generator: Generator, syntax: Syntax) -> Result<Held, Stopped> {
    match &node.value {
        Value::List(items) => {
            Ok(Held::List(items.iter().map(|item| value(item, generator, syntax)).collect::<Result<_, _>>()?))
        }
        Value::Map(entries) => {
            let mut result = Entries::default();
            for entry in entries {
                let key = entry.key.text().unwrap_or_default();
                // In TOML the loader has found a second key to be an error; in JSON the last one wins.
                result.set(Held::text(key), value(&entry.value, generator, syntax)?);
            }
            Ok(Held::Map(result.finish()))
        }
        Value::Scalar(scalar) => Ok(match resolve(scalar, None, Reader::Core) {
            Resolved::Null => Held::Null,
            Resolved::Boolean(value) => Held::Boolean(value),
            Resolved::Integer(number)
                if syntax == Syntax::Toml && !generator.facts().takes_in_toml(number) =>
            {
                return Err("an integer is too large".into());
            }
            Resolved::Integer(number) if is_rounded(number, generator) => {
                #[expect(clippy::cast_precision_loss, reason = "that is what the generator reads")]
                let number = number as f64;
                Held::Float(number)
            }
            Resolved::Integer(number) => Held::Integer(number),
            Resolved::Float(number) => Held::Float(number),
            Resolved::Timestamp(iso) if scalar.style == Style::Native(Native::DateTime) => {
                date_time(&iso, generator)
            }
            _ => Held::text(&scalar.text),
        }),
    }
}

/// Whether an integer is too large for the reader of JSON, so that it becomes a float.
fn is_rounded(number: i128, generator: Generator) -> bool {
    generator.facts().rounds_json && i64::try_from(number).is_err()
}

/// A native date: as JavaScript's TOML writes it, with milliseconds, or as it is.
fn date_time(iso: &str, generator: Generator) -> Held {
    if !iso.contains('-') {
        return Held::Time(iso.to_owned());
    }
    let iso = &with_seconds(iso);
    let Some((date, time)) = iso.split_once('T').filter(|_| generator.facts().toml_in_javascript) else {
        return Held::Date(iso.to_owned());
    };
    let zone = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    Held::Date(format!(
        "{date}T{clock}.{:0<3}{zone}",
        fraction.get(..fraction.len().min(3)).unwrap_or_default()
    ))
}

/// TOML 1.1 lets the seconds go; who reads it fills them in.
fn with_seconds(iso: &str) -> String {
    match (iso.get(..16), iso.get(16..)) {
        (Some(head), Some(rest)) if !rest.starts_with(':') => format!("{head}:00{rest}"),
        _ => iso.to_owned(),
    }
}
