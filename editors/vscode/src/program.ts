// Finds the program: as set, in the folder's own environment, or on PATH.

import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** What decides where the program is. */
export interface Place {
  /** The setting `masthead.path`. */
  set: string;
  /** The folders of the workspace. */
  folders: string[];
  /** Whether programs of the workspace may be started. */
  trusted: boolean;
  /** The environment. */
  env: Record<string, string | undefined>;
  /** The system: `win32`, `linux`, `darwin`. */
  platform: string;
}

/** The program, or nothing. */
export function find(place: Place): string | undefined {
  if (place.set !== "") {
    const home = place.env.HOME ?? place.env.USERPROFILE ?? "~";
    const first = place.folders[0] ?? "";
    return place.set.replace(/^~(?=[\\/])/, home).replace("${workspaceFolder}", first);
  }
  const inFolders = place.trusted ? place.folders.flatMap((folder) => own(folder, place.platform)) : [];
  const names = place.platform === "win32" ? ["masthead.exe", "masthead.cmd"] : ["masthead"];
  const path = (place.env.PATH ?? place.env.Path ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = path.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...inFolders, ...onPath].find(isProgram);
}

/** Where package managers put the program in a folder. */
function own(folder: string, platform: string): string[] {
  if (platform === "win32") {
    const environments = [".venv", "venv", ".env", "env"];
    return [
      ...environments.map((name) => join(folder, name, "Scripts", "masthead.exe")),
      join(folder, "node_modules", ".bin", "masthead.cmd"),
    ];
  }
  const environments = [".venv", "venv", ".env", "env"];
  return [
    ...environments.map((name) => join(folder, name, "bin", "masthead")),
    join(folder, "node_modules", ".bin", "masthead"),
  ];
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
