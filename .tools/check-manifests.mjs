import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.mjs";

const MANIFESTS = ["package.json", "server/package.json", "web/package.json", "e2e/package.json"].concat(
  ["client", "model"].map((name) => `shared/${name}/package.json`),
);

/** Fields that stand twice at the top of a manifest: of two the later one hides the former, and nothing says so. */
export function doubleFields() {
  return MANIFESTS.flatMap((path) => {
    const names = [...readFileSync(join(root, path), "utf8").matchAll(/^ {2}"([^"]+)":/gm)].map(([, name]) => name);
    return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${path} has ${name} twice`);
  });
}
