// What Decap's own editor says of a page: writes a project with its `config.yml`, and one line of JSON for each page.
// Run in a folder where decap-cms-core and its widgets, esbuild and js-yaml are installed: node decap.mjs PROJECT > verdicts.jsonl
// The methods that the editor calls before it saves are taken from the sources of the packages; nothing is drawn.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { values } from "./values.mjs";

globalThis.window = globalThis;
globalThis.self = globalThis;
globalThis.document = { createElement: () => ({ style: {}, setAttribute() {}, appendChild() {} }), head: { appendChild() {} }, querySelectorAll: () => [], addEventListener() {}, documentElement: { style: {} } };
const require = createRequire(path.join(process.cwd(), "x.js"));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { build } = await load("esbuild");
const yaml = (await load("js-yaml")).default;

const entry = `
  export { default as Widget } from "decap-cms-core/src/components/Editor/EditorControlPane/Widget";
  export { default as NumberControl } from "decap-cms-widget-number/src/NumberControl";
  export { default as SelectControl } from "decap-cms-widget-select/src/SelectControl";
  export { default as ListControl } from "decap-cms-widget-list/src/ListControl";
  export { default as format } from "decap-cms-core/src/formats/yaml";
  export { fromJS, Map, List } from "immutable";
`;
// What only draws is left out.
const empty = { name: "empty", setup: (it) => {
  it.onResolve({ filter: /registry$|^@emotion|ui-default|^@dnd-kit|^react-select|^react-dom/ }, () => ({ path: "empty", namespace: "empty" }));
  const css = "const f = function () { return p; }; const p = new Proxy(f, { get: (t, k) => (k === Symbol.toPrimitive ? () => '' : k === '__esModule' || k === 'prototype' ? t[k] : p), apply: () => p, getPrototypeOf: () => p }); module.exports = p;";
  it.onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: css, loader: "js" }));
} };
const out = path.join(process.cwd(), "decap-bundle.cjs");
await build({ stdin: { contents: entry, resolveDir: process.cwd() }, bundle: true, platform: "node", mainFields: ["module", "main"], conditions: ["import"], format: "cjs", outfile: out, loader: { ".js": "jsx" }, jsx: "automatic", plugins: [empty], logLevel: "error" });
const { Widget, NumberControl, SelectControl, fromJS, Map, List, ListControl, format } = require(out);

const kinds = {
  string: { widget: "string" }, "string-optional": { widget: "string", required: false }, text: { widget: "text" }, "text-pattern": { widget: "text", pattern: ["^[a-z-]+$", "lower case"] },
  "string-pattern": { widget: "string", pattern: ["^.{3,}$", "three"] }, "pattern-digits": { widget: "string", pattern: ["^\\d+$", "digits"], required: false }, "pattern-open": { widget: "string", pattern: ["[a-z]", "a letter"] },
  "pattern-word": { widget: "string", pattern: ["^\\w+$", "a word"] }, "pattern-ahead": { widget: "string", pattern: ["^(?!draft)", "no draft"] }, "pattern-list": { widget: "list", pattern: ["^[A-Z,]+$", "capitals"] },
  markdown: { widget: "markdown" }, color: { widget: "color" }, code: { widget: "code", required: false }, map: { widget: "map" }, file: { widget: "file" },
  number: { widget: "number" }, "number-int": { widget: "number", value_type: "int" }, "number-float": { widget: "number", value_type: "float", min: 1 }, "number-range": { widget: "number", value_type: "int", min: 1, max: 5 },
  "number-optional": { widget: "number", value_type: "int", max: 5, required: false }, "number-pattern": { widget: "number", min: 1, max: 5, pattern: ["^[0-9]$", "a digit"] },
  boolean: { widget: "boolean" }, "boolean-optional": { widget: "boolean", required: false }, "boolean-default": { widget: "boolean", default: false },
  datetime: { widget: "datetime" }, "datetime-optional": { widget: "datetime", required: false }, "datetime-format": { widget: "datetime", format: "YYYY-MM-DD", date_format: "YYYY-MM-DD", time_format: false }, "datetime-time": { widget: "datetime", date_format: false, time_format: "HH:mm", format: "HH:mm" }, date: { widget: "date" },
  image: { widget: "image" }, "image-optional": { widget: "image", required: false }, "image-multiple": { widget: "image", multiple: true, required: false },
  select: { widget: "select", options: ["news", "talk"] }, "select-objects": { widget: "select", options: [{ label: "News", value: "news" }, { label: "3", value: 3 }] }, "select-optional": { widget: "select", options: ["news", "talk"], required: false },
  "select-multiple": { widget: "select", multiple: true, options: ["A", "B"], min: 1, max: 1 }, relation: { widget: "relation", collection: "x", search_fields: ["a"], value_field: "a" }, "relation-multiple": { widget: "relation", multiple: true, collection: "x", search_fields: ["a"], value_field: "a", required: false },
  list: { widget: "list" }, "list-optional": { widget: "list", required: false }, "list-range": { widget: "list", min: 1, max: 1 }, "list-optional-range": { widget: "list", min: 2, max: 3, required: false }, "list-field": { widget: "list", field: { name: "a", widget: "string" } },
  "list-fields": { widget: "list", fields: [{ name: "a", widget: "string" }, { name: "b", widget: "number", required: false, max: 1 }] }, "list-types": { widget: "list", types: [{ name: "t", widget: "object", fields: [{ name: "a", widget: "string" }] }] },
  object: { widget: "object", fields: [{ name: "a", widget: "string" }, { name: "b", widget: "number", required: false, max: 1 }] }, "object-optional": { widget: "object", required: false, fields: [{ name: "a", widget: "string" }] },
  hidden: { widget: "hidden" }, "hidden-default": { widget: "hidden", default: "x" }, unknown: { widget: "of-our-own" }, none: {}, keyvalue: { widget: "keyvalue" }, compute: { widget: "compute" },
};

const t = (key) => key;
const control = { number: NumberControl, select: SelectControl };

// The errors of one field, as the editor collects them when it saves.
function errors(settings, value) {
  if (settings.widget === "hidden") return [];
  const field = fromJS(settings);
  const found = [];
  const at = { props: { field, value, t, parentIds: [], forID: "x", onValidate: (all) => found.push(...all), onValidateObject: (_, all) => found.push(...all), validate: () => widget.validate() }, childRefs: {} };
  const widget = new Widget(at.props);
  const own = control[settings.widget];
  widget.innerWrappedControl = own ? new own({ ...at.props, value: value ?? "" }) : {};
  widget.wrappedControlValid = widget.innerWrappedControl.isValid ?? (() => ({ error: false }));
  if (settings.widget === "list") {
    const children = (settings.fields || settings.field) && List.isList(value) ? [...value].flatMap((item) => {
      if (settings.field) return errors(settings.field, item);
      return settings.fields.flatMap((inner) => errors(inner, Map.isMap(item) ? item.get(inner.name) : undefined));
    }) : [];
    found.push(...children);
    if (!(settings.fields || settings.field) || !List.isList(value) || value.size === 0) widget.validate();
    found.push(...sizes(field, value));
  } else if (settings.widget === "object") {
    found.push(...settings.fields.flatMap((inner) => errors(inner, Map.isMap(value) ? value.get(inner.name) : undefined)));
  } else {
    widget.validate();
  }
  return found.filter(Boolean);
}

// `validateSize` is a property of the instance, whose constructor wants a list.
function sizes(field, value) {
  const list = new ListControl({ field, value: List(), t, parentIds: [] });
  list.props = { field, value, t };
  return list.validateSize();
}

const project = process.argv[2];
fs.mkdirSync(path.join(project, "static/admin"), { recursive: true });
fs.mkdirSync(path.join(project, ".git"), { recursive: true });
fs.writeFileSync(path.join(project, "hugo.toml"), 'baseURL = "https://example.org/"\n');
const collections = Object.entries(kinds).map(([name, settings]) => ({
  name, label: name, folder: `content/${name}`, fields: [{ name: "title", widget: "string" }, { name: "it", ...settings }],
}));
fs.writeFileSync(path.join(project, "static/admin/config.yml"), yaml.dump({ backend: { name: "git-gateway" }, media_folder: "static", collections }));
for (const [name, settings] of Object.entries(kinds)) {
  const folder = path.join(project, "content", name);
  fs.mkdirSync(folder, { recursive: true });
  [undefined, ...values].forEach((value, number) => {
    const block = value === undefined ? "title: A\n" : `title: A\nit: ${value}\n`;
    const file = path.join(folder, `${number}.md`);
    fs.writeFileSync(file, `---\n${block}---\nText.\n`);
    let verdict;
    try {
      const read = format.fromFile(block);
      // A number field makes another number of text (`1_000` is 1).
      const isBent = settings.widget === "number" && typeof read.it === "string" && Number.isNaN(Number(read.it));
      verdict = errors({ name: "it", ...settings }, fromJS(read.it)).length ? "refused" : isBent ? "bent" : "taken";
    } catch (error) {
      if (!/^YAML parsing error/.test(error.message)) throw error;
      verdict = "stops";
    }
    console.log(JSON.stringify({ path: path.relative(project, file), kind: name, value: value ?? null, verdict }));
  });
}
