//! The fields of a schema: a list that finds its members by name.

use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::aspects::{Aspect, COUNT};
use super::strangers::Strangers;
use super::{Field, Kind};

/// Fields in the order they are written. Where two have one name, the first is found.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    list: Vec<Field>,
    /// The first place of each name, once it is asked for; forgotten whenever the list may change.
    places: OnceLock<FxHashMap<Box<str>, usize>>,
    /// The places of the fields with each aspect, kept and forgotten alike.
    marked: OnceLock<[Box<[usize]>; COUNT]>,
    /// How each name looks, kept and forgotten alike.
    looks: OnceLock<Box<[Look]>>,
    /// Names that mean none of them, forgotten alike.
    strangers: Strangers,
    /// Whether the letter case of a name does not count.
    ignores_case: bool,
}

/// Fewer fields are looked through faster than a table is asked.
const FEW: usize = 8;

impl Fields {
    /// The place of the field of that name.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        let alike = || self.list.iter().position(|field| field.name.eq_ignore_ascii_case(name));
        self.place_of_exact(name).or_else(|| if self.ignores_case { alike() } else { None })
    }

    /// The field of that name.
    pub(super) fn named(&self, name: &str) -> Option<&Field> {
        self.list.get(self.place(name)?)
    }

    fn place_of_exact(&self, name: &str) -> Option<usize> {
        if self.list.len() <= FEW {
            return self.list.iter().position(|field| &*field.name == name);
        }
        let places = self.places.get_or_init(|| {
            let all = self.list.iter().enumerate().rev();
            all.map(|(at, field)| (field.name.clone(), at)).collect()
        });
        places.get(name).copied()
    }

    /// Finds fields, and those inside them, by their names in any letter case.
    pub(super) fn ignore_case(&mut self) {
        self.ignores_case = true;
        self.list.iter_mut().for_each(|field| ignore_case_in(&mut field.kind));
    }

    /// Whether the letter case of a name does not count.
    pub(super) const fn ignores_case(&self) -> bool {
        self.ignores_case
    }

    /// The fields whose names begin or end as `name` does and have much the same letters, in order: any that it could be a
    /// slip of, letter case and the characters between words aside.
    pub fn like(&self, name: &str) -> impl Iterator<Item = &Field> {
        let looks = self.looks.get_or_init(|| self.list.iter().map(|field| Look::of(&field.name)).collect());
        let own = Look::of(name);
        let both = looks.iter().zip(&self.list);
        both.filter(move |(look, _)| look.is_like(own)).map(|(_, field)| field)
    }

    /// Names that mean none of the fields, to be noted there.
    pub const fn strangers(&self) -> &Strangers {
        &self.strangers
    }

    /// The fields with an aspect, in order.
    pub fn with(&self, aspect: Aspect) -> impl Iterator<Item = &Field> {
        let marked = self.marked.get_or_init(|| {
            Aspect::ALL.map(|aspect| {
                let all = self.list.iter().enumerate();
                all.filter(|(_, field)| aspect.is_of(field)).map(|(at, _)| at).collect()
            })
        });
        marked[aspect as usize].iter().filter_map(|&at| self.list.get(at))
    }
}

/// How a name looks.
#[derive(Clone, Copy, Debug)]
struct Look {
    /// The first and the last byte, as they are written and of its words in lower case.
    ends: u32,
    /// The letters of its words, one bit each.
    letters: u32,
}

/// A slip of two letters exchanges as many for others.
const MOST_OTHER_LETTERS: u32 = 4;

impl Look {
    fn of(name: &str) -> Self {
        const BETWEEN_WORDS: [char; 2] = ['-', '_'];
        let words = name.trim_matches(BETWEEN_WORDS).as_bytes();
        let end = |byte: Option<&u8>| byte.copied().unwrap_or_default();
        let (first, last) = (end(words.first()), end(words.last()));
        let written = name.as_bytes();
        let ends = u32::from_ne_bytes([
            end(written.first()),
            end(written.last()),
            first.to_ascii_lowercase(),
            last.to_ascii_lowercase(),
        ]);
        let letters = words.iter().filter(|&&byte| !BETWEEN_WORDS.contains(&char::from(byte)));
        Self { ends, letters: letters.fold(0, |letters, byte| letters | 1 << (byte & 31)) }
    }

    const fn is_like(self, other: Self) -> bool {
        // Where two ends are the same, there is a byte of zeros in what differs, which borrows.
        let differ = self.ends ^ other.ends;
        differ.wrapping_sub(0x0101_0101) & !differ & 0x8080_8080 != 0
            && (self.letters ^ other.letters).count_ones() <= MOST_OTHER_LETTERS
    }
}

fn ignore_case_in(kind: &mut Kind) {
    match kind {
        Kind::Map(schema) => schema.ignore_case(),
        Kind::List(spec) => ignore_case_in(&mut spec.items.kind),
        _ => {}
    }
}

impl From<Vec<Field>> for Fields {
    fn from(list: Vec<Field>) -> Self {
        Self { list, ..Self::default() }
    }
}

impl FromIterator<Field> for Fields {
    fn from_iter<I: IntoIterator<Item = Field>>(fields: I) -> Self {
        Vec::from_iter(fields).into()
    }
}

impl Deref for Fields {
    type Target = Vec<Field>;

    fn deref(&self) -> &Vec<Field> {
        &self.list
    }
}

impl DerefMut for Fields {
    fn deref_mut(&mut self) -> &mut Vec<Field> {
        self.places.take();
        self.marked.take();
        self.looks.take();
        self.strangers = Strangers::default();
        &mut self.list
    }
}

impl<'f> IntoIterator for &'f Fields {
    type Item = &'f Field;
    type IntoIter = std::slice::Iter<'f, Field>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

impl<'f> IntoIterator for &'f mut Fields {
    type Item = &'f mut Field;
    type IntoIter = std::slice::IterMut<'f, Field>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl IntoIterator for Fields {
    type Item = Field;
    type IntoIter = std::vec::IntoIter<Field>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use crate::schema::{Aspect, Field, Kind, Origin, Schema};

    use super::{FEW, Fields};

    #[test]
    fn an_aspect_is_of_the_fields_as_they_are() {
        let field = |name: &str, kind| Field::new(name, kind, Origin::Configured);
        let asked =
            |fields: &Fields| fields.with(Aspect::Asked).map(|field| field.name.clone()).collect::<Vec<_>>();
        let mut fields = Fields::from(vec![field("a", Kind::Any), field("b", Kind::Map(Schema::default()))]);
        assert!(asked(&fields).is_empty());
        fields[0].required = true;
        assert_eq!(asked(&fields), ["a".into()]);
        let mut inner = field("c", Kind::Any);
        inner.required = true;
        if let Kind::Map(schema) = &mut fields[1].kind {
            schema.fields.push(inner);
        }
        assert_eq!(asked(&fields), ["a".into(), "b".into()]);
        fields.remove(0);
        assert_eq!(asked(&fields), ["b".into()]);
    }

    #[test]
    fn a_change_is_seen() {
        let field = |name: String| Field::new(name, Kind::Any, Origin::Configured);
        let mut fields = Fields::default();
        for at in 0..=FEW * 2 {
            let name = format!("f{at}");
            assert!(fields.named(&name).is_none());
            fields.push(field(name.clone()));
            assert_eq!(fields.named(&name).map(|field| &*field.name), Some(&*name));
        }
        let mut second = field("f3".into());
        second.required = true;
        fields.push(second);
        assert!(fields.named("f3").is_some_and(|field| !field.required), "the first is found");
        fields.remove(3);
        assert!(fields.named("f3").is_some_and(|field| field.required));
        fields[2].name = "other".into();
        assert!(fields.named("f2").is_none() && fields.named("other").is_some());
    }
}
