// Reads pairs of blocks on standard input and says, for each, which fields differ although no finding names them.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

const yaml = createRequire(`${process.argv[2]}/x.js`)("js-yaml");

function read(text) {
  try {
    const fields = yaml.load(text, { schema: yaml.FAILSAFE_SCHEMA });
    return fields && typeof fields === "object" && !Array.isArray(fields) ? fields : null;
  } catch {
    return null;
  }
}

const answers = JSON.parse(readFileSync(0, "utf8")).map((pair) => {
  if (!pair) return null;
  const [before, after, named, mayRename] = pair;
  const [one, two] = [read(before), read(after)];
  if (!one || !two) return null;
  const values = Object.values(two);
  const lost = Object.keys(one).filter((key) => {
    const isKept = isDeepStrictEqual(one[key], two[key]);
    const isMoved = mayRename && values.some((value) => isDeepStrictEqual(value, one[key]));
    return !isKept && !named.includes(key) && !isMoved;
  });
  return lost.length ? lost.join(", ") : null;
});
process.stdout.write(JSON.stringify(answers));
