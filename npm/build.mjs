// Makes the npm packages: one for each program given, and the one that people install, which names them all.
//
//     node npm/build.mjs FOLDER TARGET=PROGRAM...
//
// FOLDER/<package>/ is then ready for `npm publish`; the platforms first, `masthead` last. Every platform of
// platforms.json has to be given: a release that lacks one would break installs there.

import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const top = dirname(here);
const platforms = JSON.parse(readFileSync(join(here, "platforms.json"), "utf8"));

const [folder, ...pairs] = process.argv.slice(2);
if (!folder) fail("usage: node npm/build.mjs FOLDER TARGET=PROGRAM...");
const programs = new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
for (const target of programs.keys()) if (!platforms[target]) fail(`platforms.json has no ${target}`);
for (const target of Object.keys(platforms)) if (!programs.has(target)) fail(`the program for ${target} is not given`);

const about = cargo();
for (const [target, program] of programs) platformPackage(target, program);
mainPackage();

/** What both kinds of package say about the project: from Cargo.toml, so that it is said once. */
function cargo() {
  const text = readFileSync(join(top, "Cargo.toml"), "utf8");
  const field = (name) => text.match(new RegExp(`^${name} = "(.*)"$`, "m"))?.[1] ?? fail(`Cargo.toml has no ${name}`);
  const keywords = JSON.parse(text.match(/^keywords = (\[.*\])$/m)[1]);
  // npm states where a package comes from only where the package says the same.
  const repository = text.match(/^repository = "(.*)"$/m)?.[1];
  return { version: field("version"), description: field("description"), license: field("license"), keywords,
    ...(repository && { repository: { type: "git", url: repository } }) };
}

function platformPackage(target, program) {
  const { package: name, os, cpu, libc } = platforms[target];
  const file = os === "win32" ? "masthead.exe" : "masthead";
  const to = join(folder, name);
  mkdirSync(to, { recursive: true });
  copyFileSync(program, join(to, file));
  // What a CI system hands from job to job loses its mode.
  chmodSync(join(to, file), 0o755);
  copyFileSync(join(top, "LICENSE"), join(to, "LICENSE"));
  writeFileSync(join(to, "README.md"), `The program of \`masthead\` for ${target}. Install \`masthead\` instead.\n`);
  const { version, license, repository } = about;
  const description = `The masthead program for ${target}`;
  manifest(to, { name, version, description, license, ...(repository && { repository }), os: [os], cpu: [cpu], ...(libc && { libc: [libc] }),
    files: [file], preferUnplugged: true });
}

function mainPackage() {
  const to = join(folder, "masthead");
  cpSync(join(here, "masthead"), to, { recursive: true });
  copyFileSync(join(here, "platforms.json"), join(to, "platforms.json"));
  for (const file of ["LICENSE", "README.md"]) copyFileSync(join(top, file), join(to, file));
  const packages = Object.values(platforms).map((each) => [each.package, about.version]);
  manifest(to, { name: "masthead", ...about, bin: { masthead: "bin/masthead.js" }, files: ["bin", "platforms.json"],
    engines: { node: ">=18" }, optionalDependencies: Object.fromEntries(packages) });
}

function manifest(to, fields) {
  writeFileSync(join(to, "package.json"), `${JSON.stringify(fields, null, 2)}\n`);
}

function fail(words) {
  console.error(words);
  process.exit(1);
}
