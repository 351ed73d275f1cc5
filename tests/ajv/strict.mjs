// Compiles schemas in Ajv's strict mode, which SchemaStore asks for: node strict.mjs SCHEMA...
// Needs ajv where it is run from.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const Ajv = createRequire(join(process.cwd(), "package.json"))("ajv");
for (const file of process.argv.slice(2)) {
  new Ajv({ strict: true, allErrors: true }).compile(JSON.parse(readFileSync(file, "utf8")));
}
console.log(`${process.argv.length - 2} schemas compile in strict mode`);
