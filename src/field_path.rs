//! The path of a field inside front matter: `cover.src`, `categories[1]`.

use std::fmt;

/// One step of a path while the tree is walked. It lives on the stack, so that clean files allocate nothing.
#[derive(Clone, Copy, Debug)]
pub struct PathStep<'a> {
    parent: Option<&'a PathStep<'a>>,
    segment: Segment<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Segment<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> PathStep<'a> {
    /// A key of the mapping at `parent` (of the root where there is none).
    pub const fn key(parent: Option<&'a PathStep<'a>>, key: &'a str) -> Self {
        Self { parent, segment: Segment::Key(key) }
    }

    /// An item, counted from 0, of the list at `parent`.
    pub const fn index(parent: Option<&'a PathStep<'a>>, index: usize) -> Self {
        Self { parent, segment: Segment::Index(index) }
    }

    /// The key at the root that the path begins with.
    pub fn root_name(&self) -> &'a str {
        match (self.parent, self.segment) {
            (Some(parent), _) => parent.root_name(),
            (None, Segment::Key(key)) => key,
            (None, Segment::Index(_)) => "",
        }
    }

    /// The number of steps from the root.
    pub fn depth(&self) -> usize {
        1 + self.parent.map_or(0, Self::depth)
    }
}

impl fmt::Display for PathStep<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.segment {
            Segment::Key(key) if self.parent.is_some() => write!(f, ".{key}"),
            Segment::Key(key) => f.write_str(key),
            Segment::Index(index) => write!(f, "[{index}]"),
        }
    }
}

/// An owned path, as diagnostics carry it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct FieldPath(Box<str>);

impl FieldPath {
    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&PathStep<'_>> for FieldPath {
    fn from(step: &PathStep<'_>) -> Self {
        Self(step.to_string().into())
    }
}

impl From<&str> for FieldPath {
    fn from(path: &str) -> Self {
        Self(path.into())
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
