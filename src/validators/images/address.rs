//! What the rules on URLs look at: the text, its parts and the settings of its field.

use crate::schema::{ImageSpec, Kind, UrlSpec};
use crate::validators::{FieldCx, Interpreted};
use crate::value::url::Link;

/// A URL that could be parsed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Address<'a> {
    /// The whole text.
    pub(crate) text: &'a str,
    /// Its parts.
    pub(crate) link: &'a Link,
    /// The URL settings of the field.
    pub(crate) spec: &'a UrlSpec,
    /// Its image settings, if it is an image.
    pub(crate) image: Option<&'a ImageSpec>,
}

impl<'a> Address<'a> {
    /// The URL in a field, if there is one.
    pub(crate) fn of(cx: &'a FieldCx<'a>) -> Option<Self> {
        let Interpreted::Url(Ok(link)) = &cx.value else { return None };
        let (spec, image) = match &cx.field.kind {
            Kind::Url(spec) => (spec, None),
            Kind::Image(image) => (&image.url, Some(image)),
            _ => return None,
        };
        Some(Self { text: cx.node.text()?, link, spec, image })
    }

    /// The scheme as written.
    pub(crate) fn scheme(&self) -> Option<&'a str> {
        self.link.scheme.clone().and_then(|range| self.text.get(range))
    }

    /// The host as written.
    pub(crate) fn host(&self) -> Option<&'a str> {
        self.link.host.clone().and_then(|range| self.text.get(range))
    }

    /// Path without query and fragment, as written.
    pub(crate) fn path(&self) -> &'a str {
        self.text.get(self.link.path.clone()).unwrap_or_default()
    }
}

/// The text with `range` replaced, for "write …".
pub(crate) fn mended(text: &str, range: std::ops::Range<usize>, instead: &str) -> String {
    let (before, after) =
        (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    format!("{before}{instead}{after}").trim().to_owned()
}
