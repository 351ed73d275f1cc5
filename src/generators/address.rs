//! The address of a page: the fields that a page gives itself one with.

/// The fields of the root that contain addresses of the page; empty names where the generator has none, or where settings of
/// the site decide what becomes of the value.
#[derive(Debug)]
pub struct Address {
    /// The field that contains the whole address.
    pub own: &'static str,
    /// The field with the addresses that lead to it, too.
    pub aliases: &'static str,
    /// Whether an alias without a slash in front starts at the folder of the page's own address.
    pub alias_is_relative: bool,
    /// The field that contains the last part of it.
    pub last_part: &'static str,
    /// The field of a plugin whose value is a part of the address of every page, so that no two pages may have one.
    pub number: &'static str,
    /// Whether a word without a slash may be the name of a style (`pretty`).
    pub may_be_style: bool,
    /// Whether the whole address is a path on the site, so that the build fails at a full URL.
    pub is_path: bool,
}

impl Address {
    /// A generator whose pages have the addresses that their files give them.
    pub(super) const OF_FILE: Self = Self {
        own: "",
        aliases: "",
        alias_is_relative: false,
        last_part: "",
        number: "",
        may_be_style: true,
        is_path: false,
    };
}
