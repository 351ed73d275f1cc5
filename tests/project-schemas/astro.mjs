// What Astro's own schema library says of a page: writes a project as `astro sync` does, and one line of JSON for each page.
// Run in a folder where `astro` is installed: node astro.mjs PROJECT > verdicts.jsonl
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { values } from "./values.mjs";

// From Astro itself: other versions of the packages beside it read other dates.
const own = createRequire(path.join(process.cwd(), "x.js")).resolve("astro/package.json");
const require = createRequire(own);
const load = (name) => import(pathToFileURL(require.resolve(name)));
const z = (await load("zod")).z ?? (await load("zod"));
const yaml = (await load("js-yaml")).default;

const object = z.object({ a: z.string(), b: z.number().nullable().optional() });
const kinds = {
  string: z.string(), "string-optional": z.string().optional(), "string-nullable": z.string().nullable(), "string-nullish": z.string().nullish(),
  "string-default": z.string().default("x"), "string-min": z.string().min(3), "string-max": z.string().max(10), "string-length": z.string().length(3),
  "string-regex": z.string().regex(/^[a-z-]+$/), "string-url": z.string().url(), "string-email": z.string().email(), "string-date": z.string().date?.(),
  "string-datetime": z.string().datetime(), "string-trim": z.string().trim(), "string-nonempty": z.string().nonempty(), "string-starts": z.string().startsWith("a"),
  url: z.url?.(), email: z.email?.(), "iso-date": z.iso?.date(), uuid: z.uuid?.(),
  number: z.number(), int: z.number().int(), "number-range": z.number().min(1).max(5), positive: z.number().positive(), "coerce-number": z.coerce.number(), "coerce-string": z.coerce.string(), "coerce-boolean": z.coerce.boolean(),
  boolean: z.boolean(), "boolean-default": z.boolean().default(false), literal: z.literal("news"), "literal-number": z.literal(3), "literals": z.union([z.literal("news"), z.literal("talk")]),
  enum: z.enum(["news", "talk"]), "enum-optional": z.enum(["news", "talk"]).optional(), "enum-default": z.enum(["news", "talk"]).default("news"), "enum-array": z.array(z.enum(["news", "talk"])),
  date: z.date(), "date-optional": z.date().optional(), "coerce-date": z.coerce.date(), "coerce-date-optional": z.coerce.date().optional(), "date-nullable": z.coerce.date().nullable(),
  "string-to-date": z.string().transform((text) => new Date(text)), "string-or-date": z.string().or(z.date()), "string-or-date-to-date": z.string().or(z.date()).transform((value) => new Date(value)), "date-array": z.array(z.coerce.date()),
  array: z.array(z.string()), "array-default": z.array(z.string()).default([]), "array-nonempty": z.array(z.string()).nonempty(), "array-max": z.array(z.string()).max(1), "array-numbers": z.array(z.number()), "array-objects": z.array(object), "array-any": z.array(z.any()),
  "string-or-array": z.union([z.string(), z.array(z.string())]), tuple: z.tuple([z.string(), z.number()]), set: undefined,
  object, "object-optional": object.optional(), "object-strict": object.strict(), "object-loose": object.passthrough(), partial: object.partial(), record: z.record(z.string(), z.string()),
  "string-or-number": z.union([z.string(), z.number()]), "string-or-false": z.union([z.string(), z.literal(false)]), "number-or-string-to-string": z.union([z.number(), z.string()]).transform(String), nullable: z.null(), any: z.any(), unknown: z.unknown(),
  refine: z.string().refine((text) => text.length < 4), preprocess: z.preprocess((value) => String(value), z.string()), pipe: z.string().pipe(z.string().max(3)), catch: z.string().catch("x"), readonly: z.string().readonly(), lazy: z.lazy(() => z.string()),
  union: z.discriminatedUnion("a", [z.object({ a: z.literal("x"), b: z.number() }), z.object({ a: z.literal("y") })]), intersection: z.intersection(z.object({ a: z.string() }), z.object({ b: z.number() })), image: z.string(),
  described: z.string().describe("said"), bigint: z.bigint(), "date-min": z.coerce.date().min(new Date("2020-01-01")), "int-coerced": z.coerce.number().int().min(1),
};

// Whether a date is made of what is none, or of another day than the one that is written.
function isBent(value, text, made) {
  // A map from which something else is dropped: what is no map at all, or a key that no schema names.
  if (made && Object.getPrototypeOf(made) === Object.prototype) {
    return Object.getPrototypeOf(value) !== Object.prototype || Object.keys(value).some((key) => !(key in made));
  }
  if (Array.isArray(made)) return made.some((one, at) => isBent(value[at], String(value[at]), one));
  if (!(made instanceof Date)) return false;
  if (typeof value !== "string" && !(value instanceof Date)) return true;
  if (/^-?\d{1,3}$/.test(value)) return true;
  const [, year, day, hour] = /(\d{4})-\d{1,2}-(\d{1,2})(?:[T ](\d+))?/.exec(text ?? "") ?? [];
  return hour > 23 || Math.abs(made.getUTCFullYear() - year) > 1 || (day !== undefined && Math.min(...[-1, 0, 1].map((shift) => Math.abs(new Date(+made + shift * 864e5).getUTCDate() - day))) > 0) || /-1[3-9]-/.test(text);
}

// How each is written in the program, where the schema does not say it: one kind a file is what Astro has, so the names differ.
const program = Object.entries({
  "coerce-number": "z.coerce.number()", "coerce-string": "z.coerce.string()", "coerce-boolean": "z.coerce.boolean()",
  date: "z.date()", "date-optional": "z.date().optional()",
  preprocess: "z.preprocess((value) => String(value), z.string())", catch: 'z.string().catch("x")', "int-coerced": "z.coerce.number().int().min(1)",
});

const project = process.argv[2];
const schemas = path.join(project, ".astro/collections");
fs.mkdirSync(schemas, { recursive: true });
fs.mkdirSync(path.join(project, ".git"), { recursive: true });
fs.writeFileSync(path.join(project, "astro.config.mjs"), "export default {};\n");
fs.mkdirSync(path.join(project, "src"), { recursive: true });
fs.writeFileSync(path.join(project, "src/content.config.ts"), program.map(([name, text]) => `  "x-${name}": ${text},\n`).join(""));
for (const [name, kind] of Object.entries(kinds)) {
  if (!kind) continue;
  // Each has a name of its own, which is how the program is searched.
  const key = `x-${name}`;
  const schema = z.object({ title: z.string(), [key]: kind });
  // As Astro's `content/types-generator.js` does it.
  const override = ({ zodSchema, jsonSchema }) => {
    if (zodSchema._zod.def.type === "date") Object.assign(jsonSchema, { type: "string", format: "date-time" });
  };
  const written = z.toJSONSchema(schema.extend({ $schema: z.string().optional() }), { unrepresentable: "any", override, io: "input" });
  fs.writeFileSync(path.join(schemas, `${name}.schema.json`), JSON.stringify(written, null, 2));
  const folder = path.join(project, "src/content", name);
  fs.mkdirSync(folder, { recursive: true });
  [undefined, ...values].forEach((value, number) => {
    const block = value === undefined ? "title: A\n" : `title: A\n${key}: ${value}\n`;
    const file = path.join(folder, `${number}.md`);
    fs.writeFileSync(file, `---\n${block}---\nText.\n`);
    let verdict;
    try {
      const read = schema.safeParse(yaml.load(block));
      verdict = !read.success ? "refused" : isBent(yaml.load(block)[key], value, read.data[key]) ? "bent" : "taken";
    } catch {
      verdict = "stops"; // no YAML to js-yaml
    }
    console.log(JSON.stringify({ path: path.relative(project, file), kind: name, value: value ?? null, verdict }));
  });
}
