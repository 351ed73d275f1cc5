// What `tinacms audit` says of a page: writes a project with its generated schema, and one line of JSON for each page.
// Run in a folder where @tinacms/graphql and memory-level are installed: node tina.mjs PROJECT > verdicts.jsonl
// The audit reads each page with the schema's GraphQL types and saves it without writing; so does this, page by page.
import fs from "node:fs";
import path from "node:path";
import { values } from "./values.mjs";

console.warn = console.error = () => {};
const { buildDotTinaFiles, createDatabaseInternal, AuditFileSystemBridge, resolve } = await import("@tinacms/graphql");
const { MemoryLevel } = await import("memory-level");

const of = (settings) => ({ label: "It", ...settings });
const inner = [{ type: "string", name: "a", label: "A", required: true }, { type: "number", name: "b", label: "B" }];
const kinds = {
  string: of({ type: "string" }), "string-required": of({ type: "string", required: true }), "string-list": of({ type: "string", list: true }), "string-list-required": of({ type: "string", list: true, required: true }),
  options: of({ type: "string", options: ["news", "talk"] }), "options-objects": of({ type: "string", options: [{ value: "news", label: "News" }, { value: "talk", label: "Talk" }] }), "options-list": of({ type: "string", list: true, options: ["A", "B"] }),
  number: of({ type: "number" }), "number-required": of({ type: "number", required: true }), "number-list": of({ type: "number", list: true }),
  boolean: of({ type: "boolean" }), "boolean-required": of({ type: "boolean", required: true }),
  datetime: of({ type: "datetime" }), "datetime-required": of({ type: "datetime", required: true }), "datetime-list": of({ type: "datetime", list: true }),
  image: of({ type: "image" }), "image-list": of({ type: "image", list: true }),
  object: of({ type: "object", fields: inner }), "object-required": of({ type: "object", required: true, fields: inner }), "object-list": of({ type: "object", list: true, fields: inner }),
  templates: of({ type: "object", list: true, templates: [{ name: "t", label: "T", fields: inner }] }),
  reference: of({ type: "reference", collections: ["of_string"] }), "rich-text": of({ type: "rich-text" }),
};

const project = process.argv[2];
fs.mkdirSync(path.join(project, ".git"), { recursive: true });
// A generator that reads YAML as Tina does, with js-yaml 3.
fs.mkdirSync(path.join(project, ".vitepress"), { recursive: true });
fs.writeFileSync(path.join(project, ".vitepress/config.mjs"), "export default {};\n");
const named = (name) => `of_${name.replaceAll("-", "_")}`;
const collections = Object.entries(kinds).map(([name, settings]) => ({
  name: named(name), label: name, path: `content/${name}`, format: "md",
  fields: [{ type: "string", name: "title", label: "Title", isTitle: true, required: true }, { name: "it", ...settings }],
}));
const pages = Object.keys(kinds).flatMap((name) => [undefined, ...values].map((value, number) => ({ name, value, number })));
const built = (collections) => buildDotTinaFiles({ config: { schema: { collections }, build: { publicFolder: "public", outputFolder: "admin" }, media: {} }, buildSDK: false });
fs.mkdirSync(path.join(project, "tina/__generated__"), { recursive: true });
const { tinaSchema: whole } = await built(collections);
fs.writeFileSync(path.join(project, "tina/__generated__/_schema.json"), JSON.stringify(whole.schema));
for (const { name, value, number } of pages) {
  const file = path.join(project, "content", name, `${number}.md`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `---\ntitle: A\n${value === undefined ? "" : `it: ${value}\n`}---\nText.\n`);
}

// Each kind has a small schema of its own, since each question builds the whole of it.
async function database(name) {
  const used = collections.filter((it) => it.name === named(name) || (name === "reference" && it.name === named("string")));
  const { graphQLSchema, tinaSchema, lookup } = await built(used);
  const empty = path.join(project, "tina/empty");
  const bridge = new AuditFileSystemBridge(empty);
  const made = createDatabaseInternal({ level: new MemoryLevel(), bridge, tinaDirectory: "tina" });
  // One page that is no YAML stops an index of all, so that pages are indexed one by one.
  await made.indexContent({ graphQLSchema, tinaSchema, lookup });
  bridge.rootPath = bridge.outputPath = project;
  return { database: made, tinaSchema };
}

async function verdict({ database, tinaSchema }, { name, value, number }) {
  try {
    await database.indexContentByPaths([`content/${name}/${number}.md`]);
  } catch (error) {
    // A value of another type stops the index, too.
    return (error.originalError ?? error) instanceof TypeError ? "refused" : "stops";
  }
  const variables = { collection: named(name), relativePath: `${number}.md` };
  const ask = (query, more) => resolve({ database, query, variables: { ...variables, ...more }, isAudit: true, silenceErrors: true });
  const read = await ask("query($collection: String!, $relativePath: String!) { document(collection: $collection, relativePath: $relativePath) { ...on Document { _values } } }");
  if (read.errors) return "refused";
  const known = Object.entries(read.data.document._values).filter(([, value]) => value !== undefined);
  const params = tinaSchema.transformPayload(named(name), Object.fromEntries(known));
  const saved = await ask("mutation($collection: String!, $relativePath: String!, $params: DocumentUpdateMutation!) { updateDocument(collection: $collection, relativePath: $relativePath, params: $params) { __typename } }", { params });
  if (saved.errors) return "refused";
  // What is no mapping is dropped where an object is expected.
  const isDropped = kinds[name].type === "object" && !/^(\{|\[\{|\n {2}[a-z]|!!set)/.test(value ?? "{");
  return isDropped ? "bent" : "taken";
}
for (const kind of Object.keys(kinds)) {
  const tina = await database(kind);
  for (const { name, value, number } of pages.filter((page) => page.name === kind)) {
    const found = await verdict(tina, { name, value, number });
    console.log(JSON.stringify({ path: `content/${name}/${number}.md`, kind: name, value: value ?? null, verdict: found }));
  }
}
process.exit(0);
