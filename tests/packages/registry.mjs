// A registry for npm on this machine, of the tarballs in a folder: tests/packages/npm.sh installs from it.
//
//     node registry.mjs FOLDER LOG      prints its address, writes a line a request to LOG, and runs until killed

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

const [folder, log] = process.argv.slice(2);
const packages = new Map();
for (const file of readdirSync(folder).filter((name) => name.endsWith(".tgz"))) {
  const text = execFileSync("tar", ["-xzOf", join(folder, file), "package/package.json"]);
  const manifest = JSON.parse(text);
  packages.set(manifest.name, { file, manifest, bytes: readFileSync(join(folder, file)) });
}

const server = createServer((request, response) => {
  appendFileSync(log, `${request.url}\n`);
  const tarball = [...packages.values()].find(({ file }) => request.url === `/-/${file}`);
  if (tarball) return response.end(tarball.bytes);
  const found = packages.get(request.url.slice(1));
  response.statusCode = found ? 200 : 404;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(found ? document(found) : { error: "not found" }));
});

function document({ file, manifest, bytes }) {
  const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
  const dist = { tarball: `${address()}/-/${file}`, integrity };
  const { name, version } = manifest;
  return { name, "dist-tags": { latest: version }, versions: { [version]: { ...manifest, dist } } };
}

function address() {
  return `http://127.0.0.1:${server.address().port}`;
}

server.listen(0, "127.0.0.1", () => console.log(address()));
