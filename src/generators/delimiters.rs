//! How front matter is found, and what becomes of it where it is not a mapping: the kinds that there are.

/// How a generator finds front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiters {
    /// `---` on the first line, and a line of `---` closes it.
    Plain {
        /// Whether a byte order mark may be above it.
        below_mark: bool,
    },
    /// As gray-matter does it.
    GrayMatter,
    /// As Hexo does it.
    Hexo,
    /// As Jekyll does it, which differs between posts and pages.
    Jekyll,
    /// As Hugo does it, or did before 0.152.
    Hugo {
        /// Whether it is before 0.152.
        before_0_152: bool,
    },
    /// As Astro does it.
    Astro,
    /// As Zola does it.
    Zola,
    /// As MkDocs does it.
    Mkdocs,
}

/// What a generator makes of front matter that is not a mapping. Null is none to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Root {
    /// It is wrapped as a single value.
    Wrapped,
    /// Items of a list and letters of a text under their numbers, nothing of anything else.
    Numbered,
    /// Items of a list under their numbers, no front matter of anything else.
    NumberedLists,
    /// A list as it is, nothing of anything else.
    Lists,
    /// No front matter.
    Unseen,
    /// Its fields are cast to their types, and the build fails at anything else.
    Cast,
    /// It was read as the fields that there are.
    Typed,
}
