//! How each generator handles the parsed root: most expect a mapping, and differ if it is not.

use crate::document::Syntax;
use crate::generators::{Generator, Root};

use super::{Held, Stopped, hugo};

/// What the generator does with what its reader gave it. `None`: it then sees no front matter.
pub(super) fn as_generator(
    root: Held,
    syntax: Syntax,
    generator: Generator,
) -> Result<Option<Held>, Stopped> {
    Ok(match generator.facts().root {
        Root::NumberedLists => match root {
            Held::Map(_) => Some(root),
            Held::List(items) => Some(numbered(items)),
            Held::Date(_) | Held::Binary(_) => Some(Held::empty()),
            _ => None,
        },
        Root::Unseen => Some(root).filter(Held::is_map),
        Root::Lists => match root {
            Held::Map(_) => Some(root),
            Held::List(_) | Held::Date(_) | Held::Binary(_) => Some(root.at_root()),
            _ => Some(Held::empty()),
        },
        Root::Numbered => Some(match root {
            Held::Map(_) => root,
            Held::List(items) => numbered(items),
            Held::Text(text) => numbered(text.chars().map(|sign| Held::Text(sign.to_string())).collect()),
            _ => Held::empty(),
        }),
        Root::Cast => Some(hugo::fields(root, syntax, generator)?),
        Root::Typed => Some(if root == Held::Null { Held::empty() } else { root }),
        Root::Wrapped => Some(if root == Held::Null { Held::empty() } else { root.at_root() }),
    })
}

/// A list or text taken for an object: its items under their numbers.
fn numbered(items: Vec<Held>) -> Held {
    Held::Map(items.into_iter().enumerate().map(|(at, item)| (Held::Text(at.to_string()), item)).collect())
}
