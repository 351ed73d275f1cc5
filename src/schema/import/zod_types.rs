//! Types of Zod as a program writes them, as the JSON Schema that Zod makes of them. The program is not run: what is computed is
//! not known, and allows everything.

use std::cell::Cell;

use rustc_hash::FxHashMap;
use serde_json::{Map, Value, json};

use crate::generators::program::{Program, entry, parts, text, texts, within, word};

use super::zod_schema::{Type, bound, either, extend, with};

/// Types may lead back to themselves.
const DEPTH: usize = 8;

/// More types than these are not read: each may name others several times.
const MOST: usize = 2000;

/// Methods after which the same values are taken, or only fewer.
const NARROWING: &str = "\
    brand check cuid cuid2 date datetime describe endsWith finite gt gte includes length loose lt lte \
    meta multipleOf negative nonempty nonnegative nonpositive passthrough pipe positive readonly refine \
    regex safe startsWith strict strip superRefine time toLowerCase transform trim uuid";

/// Reads types of one program.
pub(super) struct Reader<'p> {
    constants: FxHashMap<&'p str, Option<&'p str>>,
    /// How many more may be read.
    left: Cell<usize>,
}

impl<'p> Reader<'p> {
    pub(super) fn of(program: &'p Program) -> Self {
        Self { constants: program.constants(), left: Cell::new(MOST) }
    }

    /// What the constant is, and all that follows; `None` if there is none, or more than one.
    pub(super) fn constant(&self, name: &str) -> Option<&'p str> {
        self.constants.get(name).copied().flatten()
    }

    /// The type that an expression is.
    pub(super) fn kind(&self, expression: &'p str) -> Type {
        self.read(expression, DEPTH).unwrap_or_else(Type::unknown)
    }

    fn read(&self, expression: &'p str, depth: usize) -> Option<Type> {
        let depth = depth.checked_sub(1)?;
        self.left.set(self.left.get().checked_sub(1)?);
        let (name, mut rest) = word(expression)?;
        let mut found = match name {
            "z" => {
                let (mut method, mut behind) = word(rest.strip_prefix('.')?)?;
                // Nearly every value is converted.
                let is_converted = method == "coerce";
                if matches!(method, "coerce" | "iso") {
                    (method, behind) = match method {
                        "iso" => ("string", word(behind.strip_prefix('.')?)?.1),
                        _ => word(behind.strip_prefix('.')?)?,
                    };
                }
                if is_converted && method != "date" {
                    return None;
                }
                let (arguments, after) = within(behind.strip_prefix('(')?)?;
                rest = after.trim_start();
                self.base(method, arguments, depth)?
            }
            "image" | "reference" if rest.starts_with('(') => {
                rest = within(rest.strip_prefix('(')?)?.1.trim_start();
                Type::of(if name == "image" { json!({ "type": "string" }) } else { json!({}) })
            }
            _ => self.read(self.constant(name)?, depth)?,
        };
        while let Some(chain) = rest.strip_prefix('.') {
            let (method, behind) = word(chain)?;
            let (arguments, after) = within(behind.strip_prefix('(')?)?;
            self.apply(&mut found, method, arguments, depth)?;
            rest = after.trim_start();
        }
        // A constant ends at its line.
        (rest.is_empty()
            || rest.starts_with([';', ',', ')'])
            || rest.starts_with(|sign: char| sign.is_alphabetic()))
        .then_some(found)
    }

    /// What `z.method(arguments)` is.
    fn base(&self, method: &str, arguments: &'p str, depth: usize) -> Option<Type> {
        Some(Type::of(match method {
            "string" | "email" | "url" => {
                let format = match method {
                    "email" => Some("email"),
                    "url" => Some("uri"),
                    _ => None,
                };
                with(json!({ "type": "string" }), "format", format)
            }
            "number" => json!({ "type": "number" }),
            "int" => json!({ "type": "integer" }),
            "boolean" => json!({ "type": "boolean" }),
            "date" => json!({ "anyOf": [
                { "type": "string", "format": "date-time" },
                { "type": "string", "format": "date" },
                { "type": "integer", "format": "unix-time" },
            ] }),
            "enum" => match texts(arguments.trim()) {
                Some(terms) if arguments.trim_start().starts_with('[') => {
                    json!({ "type": "string", "enum": terms })
                }
                _ => json!({}),
            },
            "nativeEnum" => json!({}),
            "literal" => match (text(arguments.trim()), arguments.trim()) {
                (Some((one, "")), _) => json!({ "const": one }),
                (_, flag @ ("true" | "false")) => json!({ "const": flag == "true" }),
                _ => json!({}),
            },
            "array" => {
                let items = self.read(parts(arguments).first()?, depth).unwrap_or_else(Type::unknown);
                json!({ "type": "array", "items": items.schema })
            }
            "object" => self.object(arguments, depth)?,
            "record" => json!({ "type": "object" }),
            "union" => {
                let choices = arguments.trim().strip_prefix('[').and_then(within)?.0;
                let choices: Vec<Type> =
                    parts(choices).into_iter().map(|one| self.read(one, depth)).collect::<Option<_>>()?;
                return Some(either(choices));
            }
            _ => return None,
        }))
    }

    /// An object whose fields are all written there.
    fn object(&self, arguments: &'p str, depth: usize) -> Option<Value> {
        let inside = within(arguments.trim().strip_prefix('{')?)?.0;
        let (mut properties, mut required) = (Map::new(), Vec::new());
        for part in parts(inside) {
            if part.starts_with("...") {
                // It may replace what is above it.
                properties.clear();
                required.clear();
                continue;
            }
            let (name, value) = entry(part)?;
            let found = self.read(value, depth).unwrap_or_else(Type::unknown);
            properties.insert(name.to_owned(), found.schema);
            if found.is_required {
                required.push(name);
            }
        }
        Some(json!({ "type": "object", "properties": properties, "required": required }))
    }

    /// What a method makes of a type; `None` if that is not known.
    fn apply(&self, found: &mut Type, method: &str, arguments: &'p str, depth: usize) -> Option<()> {
        match method {
            "optional" | "default" | "prefault" => found.is_required = false,
            "nullable" => found.or_null(),
            "nullish" => {
                found.is_required = false;
                found.or_null();
            }
            "catch" => *found = Type::unknown(),
            "int" => found.schema = with(found.schema.take(), "type", Some("integer")),
            "url" => found.schema = with(found.schema.take(), "format", Some("uri")),
            "email" => found.schema = with(found.schema.take(), "format", Some("email")),
            "min" | "max" => bound(found, method, arguments),
            "or" => *found = either(vec![found.clone(), self.read(arguments, depth)?]),
            "extend" => {
                let inside = within(arguments.trim().strip_prefix('{')?)?.0;
                // What is spread there may replace any field.
                if parts(inside).iter().any(|part| part.starts_with("...")) {
                    return None;
                }
                let more = self.object(arguments, depth)?;
                extend(&mut found.schema, &more)?;
            }
            _ if NARROWING.split(' ').any(|known| known == method) => {}
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(program: &str) -> Value {
        let program = Program::of(program).expect("all quotes are closed");
        let reader = Reader::of(&program);
        reader.kind(reader.constant("it").expect("it is there")).schema
    }

    #[test]
    fn what_is_written_is_known_and_nothing_else() {
        let text = json!({ "type": "string" });
        assert_eq!(schema("const it = z.string();"), text);
        assert_eq!(schema("const it: Type = z\n  .string()\n  .trim() // all\nconst b = 1"), text);
        assert_eq!(schema("const it = z.string().merge(other)"), json!({}));
        assert_eq!(schema("const it = z.string() + 1"), json!({}));
        assert_eq!(schema("const it = z.enum(KINDS)"), json!({}));
        assert_eq!(schema("const it = z.string().min(2, 'm')"), json!({ "type": "string", "minLength": 2 }));
        assert_eq!(schema("const it = that.nullable();\nexport const that = z.literal('a')"), {
            json!({ "anyOf": [{ "const": "a" }, { "type": "null" }] })
        });
        let twice = Program::of("const it = 1\nconst it = 2\n  const own = 3").expect("all is closed");
        assert_eq!((Reader::of(&twice).constant("it"), Reader::of(&twice).constant("own")), (None, None));
        assert_eq!(schema("const it = z.array(z.coerce.number())"), json!({ "type": "array", "items": {} }));
    }

    #[test]
    fn fields_that_may_be_replaced_are_not_known() {
        let object =
            "const it = z.object({ a: z.string(), ...base, 'b-c': z.number().optional(), d: run(1, 2), e })";
        assert_eq!(
            schema(object),
            json!({
                "type": "object",
                "properties": { "b-c": { "type": "number" }, "d": {}, "e": {} },
                "required": [],
            })
        );
        assert_eq!(schema("const it = z.object({ a() { return 1 } })"), json!({}));
        let more = "const it = z.object({ a: z.string(), b: z.date() }).extend({ a: z.any() })";
        assert_eq!(schema(more)["required"], json!(["b"]));
        assert_eq!(schema("const it = z.object({ a: z.string() }).extend({ ...other.shape })"), json!({}));
    }

    #[test]
    fn types_that_lead_to_themselves_end() {
        let wide: String = (0..30).map(|_| "z.array(it), ").collect();
        assert_eq!(schema(&format!("const it = z.union([{wide}])"))["anyOf"], Value::Null);
        assert_eq!(schema("const it = it"), json!({}));
    }
}
