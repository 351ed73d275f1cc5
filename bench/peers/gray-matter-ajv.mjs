// What a content repository writes for itself: gray-matter for the front matter, Ajv for a schema.
// node gray-matter-ajv.mjs FOLDER; needs the packages gray-matter and ajv where it is run from.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const matter = require("gray-matter");
const Ajv = require("ajv");
const folder = process.argv[2];
const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(join(folder, "schema.json"), "utf8")));
let pages = 0;
let wrong = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith(".md")) continue;
  pages += 1;
  const { data } = matter(readFileSync(join(entry.parentPath ?? entry.path, entry.name), "utf8"), {});
  if (!validate(data)) wrong += 1;
}
console.log(`${wrong} of ${pages} pages are wrong`);
