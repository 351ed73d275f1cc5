// Holds the pages of a tree against a schema, with Ajv and with masthead, and prints where the verdicts differ:
//   node compare.mjs MASTHEAD TREE SCHEMA[#/pointer]
// Needs ajv, ajv-formats and js-yaml where it is run from.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const yaml = require("js-yaml");
const formats = require("ajv-formats");
const [, , masthead, tree, schemaPath] = process.argv;
const [file, pointer = ""] = schemaPath.split("#");
const part = (value) => pointer.split("/").slice(1).reduce((below, key) => below[key], value);
const schema = part(JSON.parse(readFileSync(file, "utf8")));

const newest = /2020-12/.test(schema.$schema ?? "2020-12");
const Ajv = newest ? require("ajv/dist/2020") : require("ajv");
const ajv = new Ajv({ allErrors: true, strict: false });
formats(ajv);
const validate = ajv.compile(schema);

const folder = mkdtempSync(join(tmpdir(), "compare-"));
copyFileSync(file, join(folder, basename(file)));
writeFileSync(
  join(folder, "masthead.yaml"),
  JSON.stringify({ preset: "generic", collections: { all: { files: ["**"], "json-schema": basename(file) + (pointer && `#${pointer}`) } } }),
);
execFileSync("cp", ["-r", "--", resolve(tree), join(folder, "tree")]);
const run = (command, ...more) =>
  execFileSync(resolve(masthead), [command, ...more, "tree"], { cwd: folder, maxBuffer: 1 << 30, encoding: "utf8" });
const report = JSON.parse(run("check", "--select", "json-schema", "--format", "json", "--exit-zero", "--no-ignore"));
const refused = new Map();
for (const found of report.diagnostics) refused.set(found.path, [...(refused.get(found.path) ?? []), found.message]);

const counts = { pages: 0, bothTake: 0, bothRefuse: 0, unread: 0, differ: 0 };
for (const line of run("show").trim().split("\n")) {
  const page = JSON.parse(line);
  if (page["front-matter"] === null || page.format !== "yaml") continue;
  const text = readFileSync(join(folder, page.path), "utf8");
  const block = /^\uFEFF?---[^\n]*\n([\s\S]*?)\n---/.exec(text);
  let data;
  try {
    data = yaml.load(block[1], { schema: yaml.CORE_SCHEMA });
  } catch {
    counts.unread += 1;
    continue;
  }
  counts.pages += 1;
  const takes = validate(data);
  const masthead = refused.get(page.path);
  if (takes === !masthead) {
    counts[takes ? "bothTake" : "bothRefuse"] += 1;
    continue;
  }
  counts.differ += 1;
  console.log(page.path, takes ? "Ajv takes it" : ajv.errorsText(validate.errors), "|", masthead ?? "masthead takes it");
}
console.log(JSON.stringify(counts));
