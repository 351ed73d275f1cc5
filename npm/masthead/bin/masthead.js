#!/usr/bin/env node
// Finds the program that npm installed for this platform, and runs it. Nothing is downloaded.
"use strict";

const { spawnSync } = require("node:child_process");
const platforms = require("../platforms.json");

/** The packages whose program runs here, the best first. */
function candidates() {
  const fitting = Object.values(platforms).filter(({ os, cpu }) => os === process.platform && cpu === process.arch);
  const own = libc();
  // A static program runs on glibc too: better than none where a lockfile names the wrong one.
  return fitting.filter((each) => !each.libc || each.libc === own || each.libc === "musl")
    .sort((one, other) => Number(other.libc === own) - Number(one.libc === own))
    .map((each) => each.package);
}

/** Of Linux, which C library: npm may have installed the packages for both. */
function libc() {
  if (process.platform !== "linux") return undefined;
  return process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
}

/** The program's path, or undefined. */
function find(names) {
  const file = process.platform === "win32" ? "masthead.exe" : "masthead";
  for (const name of names) {
    try {
      return require.resolve(`${name}/${file}`);
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  return undefined;
}

/** Says why there is no program, and what helps. */
function excuse(names) {
  const here = `${process.platform} on ${process.arch}`;
  if (names.length === 0) {
    return `there is no program for ${here} on npm. \`cargo install\` builds one from source.`;
  }
  return [
    `the package ${names[0]}, which holds the program for ${here}, is not installed. Either`,
    "- optional dependencies are left out (`--omit=optional`, `--no-optional`): install without that option; or",
    "- the lockfile or node_modules was made on another platform: remove both, and install again.",
  ].join("\n");
}

function main() {
  const names = candidates();
  const program = find(names);
  if (program === undefined) {
    console.error(`masthead: ${excuse(names)}`);
    // The status with which masthead itself says that it could not do its job.
    return 2;
  }
  const ran = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
  if (ran.error) {
    console.error(`masthead: cannot run ${program}: ${ran.error.message}`);
    return 2;
  }
  if (ran.signal) process.kill(process.pid, ran.signal);
  return ran.status ?? 2;
}

process.exitCode = main();
