//! The names of fields: which a generator keeps for itself, which it overlooks, and whether letter case counts.

/// What a generator does with the names of fields at the root.
#[derive(Debug)]
pub struct Names {
    /// Whether the letter case of a name counts.
    pub case: Case,
    /// Names that are not free, each with what the generator does with the field.
    pub reserved: &'static [(&'static str, &'static str)],
    /// The version that reserves them, if older ones accept them.
    pub reserved_since: Option<(u32, u32)>,
    /// What it does with `__proto__`; `None` if it is a name like any other.
    pub prototype: Option<&'static str>,
    /// Names that it does not read, each with the one that it reads.
    pub plurals: &'static [(&'static str, &'static str)],
    /// Whether the site says which of those plurals there are.
    pub are_declared: bool,
    /// The mapping whose fields count as if they were at the root.
    pub spilled: Option<&'static str>,
    /// Where a field goes that it does not know.
    pub elsewhere: Option<&'static str>,
    /// Fields that it does not find below a table of TOML that the author did not mean to put them in.
    pub lost_in_tables: &'static [&'static str],
}

/// Whether the letter case of a field's name counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Always.
    Counts,
    /// A field that is known goes by its name in any letter case.
    OfOwn,
    /// Never: two names that differ in it are one field.
    Ignored,
}

impl Case {
    /// Whether two names are one.
    pub fn is_same(self, one: &str, other: &str) -> bool {
        match self {
            Self::Ignored => one.eq_ignore_ascii_case(other),
            Self::Counts | Self::OfOwn => one == other,
        }
    }
}

impl Names {
    /// All names are free and alike.
    pub(super) const FREE: Self = Self {
        case: Case::Counts,
        reserved: &[],
        reserved_since: None,
        prototype: None,
        plurals: &[],
        are_declared: false,
        spilled: None,
        elsewhere: None,
        lost_in_tables: &[],
    };

    /// What the generator does with a field of that name; `None` if it is free.
    pub fn reserved(&self, name: &str) -> Option<&'static str> {
        self.reserved.iter().find(|(known, _)| *known == name).map(|(_, effect)| *effect)
    }

    /// The name that it reads where the author wrote one that it does not.
    pub fn plural(&self, name: &str) -> Option<&'static str> {
        self.plurals.iter().find(|(known, _)| *known == name).map(|(_, read)| *read)
    }
}
