import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./places.mjs";

/** Digest of the names and contents of files and folders; dist and node_modules do not count. */
export function stampOf(paths, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const path of paths) addTo(hash, path);
  return hash.digest("hex");
}

function addTo(hash, path) {
  const absolute = join(root, path);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (stats.isDirectory()) {
    for (const name of readdirSync(absolute).sort()) {
      if (name !== "node_modules" && name !== "dist") addTo(hash, join(path, name));
    }
  } else {
    hash.update(path).update("\0").update(readFileSync(absolute)).update("\0");
  }
}

export function readStamp(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null; // never finished
  }
}

export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stamp);
}
