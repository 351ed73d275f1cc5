//! What the schemas of a site's collections say of `draft`, as far as it can be seen without running the program.

use crate::generators::program::Program;

/// Whether each collection takes nothing but a boolean there: as many `draft: z.boolean()` as collections, and no other.
pub(super) fn wants_flag(program: &str) -> bool {
    let Some(program) = Program::of(program) else { return false };
    let whole: String = program.code().split_whitespace().collect();
    let collections = whole.matches("defineCollection(").count();
    let fields: Vec<&str> = whole.split("draft:").skip(1).collect();
    // What runs before the schema may make a boolean of it.
    collections > 0
        && fields.len() == collections
        && !whole.contains("preprocess")
        && fields.into_iter().all(is_plain_boolean)
}

/// Whether it is a boolean that may be absent or have a default, and nothing that takes other values.
fn is_plain_boolean(written: &str) -> bool {
    let Some(mut rest) = written.strip_prefix("z.boolean()") else { return false };
    for end in ["optional()", "default(false)", "default(true)"] {
        rest = rest.strip_prefix('.').and_then(|rest| rest.strip_prefix(end)).unwrap_or(rest);
    }
    rest.starts_with([',', '}'])
}

#[cfg(test)]
mod tests {
    use super::wants_flag;

    #[test]
    fn every_collection_must_want_it() {
        let of = |fields: &str| {
            format!(
                "a: defineCollection({{ loader: glob({{ pattern: '**/*.md' }}), schema: z.object({{ {fields} }}) }}),\n"
            )
        };
        let plain = of("title: z.string(),\n  draft: z.boolean(), // not yet");
        assert!(wants_flag(&plain));
        assert!(wants_flag(&format!("{plain}{}", of("draft: z\n .boolean()\n .default(false)"))));
        assert!(!wants_flag(&format!("{plain}{}", of("title: z.string()"))));
        assert!(!wants_flag(&plain.replace("schema: ", "schema: z.preprocess(tidy, ")));
        for other in [
            "draft: z.coerce.boolean()",
            "draft: z.boolean().or(z.string())",
            "draft: z.boolean().nullable()",
            "/* draft: z.boolean() */",
            "// draft: z.boolean(),\n",
            "draft",
        ] {
            assert!(!wants_flag(&of(other)), "{other}");
        }
    }
}
