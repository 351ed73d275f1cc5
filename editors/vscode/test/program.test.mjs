// Where the program is found, on folders made for the purpose.

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { buildSync } from "esbuild";

const home = mkdtempSync(join(tmpdir(), "masthead-vscode-"));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));
const bundle = join(home, "program.mjs");
buildSync({ entryPoints: ["src/program.ts"], outfile: bundle, bundle: true, format: "esm", platform: "node" });
const { find } = await import(bundle);

function program(...parts) {
  const file = join(home, ...parts);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "#!/bin/sh\n");
  chmodSync(file, 0o755);
  return file;
}

const place = { set: "", folders: [join(home, "site")], trusted: true, env: {}, platform: "linux" };

test("without a program there is none", () => {
  assert.equal(find(place), undefined);
});

test("the folder's own comes before the one on PATH, and only where the folder is trusted", () => {
  const onPath = program("bin", "masthead");
  const env = { PATH: join(home, "bin") };
  assert.equal(find({ ...place, env }), onPath);
  const byNpm = program("site", "node_modules", ".bin", "masthead");
  assert.equal(find({ ...place, env }), byNpm);
  const byPip = program("site", ".venv", "bin", "masthead");
  assert.equal(find({ ...place, env }), byPip);
  assert.equal(find({ ...place, env, trusted: false }), onPath);
});

test("what is set holds", () => {
  const env = { HOME: "/home/a" };
  assert.equal(find({ ...place, env, set: "~/bin/masthead" }), "/home/a/bin/masthead");
  assert.equal(find({ ...place, set: "${workspaceFolder}/x" }), join(home, "site", "x"));
});
