import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.mjs";

export const schemaFile = join(root, "server/schema.graphql");
export const rightsFile = join(root, "docs/rights.md");
export const documentsFolder = "web/src/lib/graphql";

/** The schema that the built server serves, as text. */
export function printSchema() {
  return outputOf(join(root, "server/dist/app/print-schema.js"), [], root);
}

/** Who may do what, as the built server states it, as Markdown. */
export function printRights() {
  return outputOf(join(root, "server/dist/app/print-rights.js"), [], root);
}

export function generateSchema() {
  writeFileSync(schemaFile, printSchema());
  writeFileSync(rightsFile, printRights());
}

/** Typed GraphQL documents of the console, from server/schema.graphql and the operations in web/src. */
export function generateDocuments() {
  const web = join(root, "web");
  outputOf(join(web, "node_modules/@graphql-codegen/cli/cjs/bin.js"), ["--config", "codegen.ts"], web);
}

function outputOf(program, args, cwd) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} failed:\n${stderr}${stdout}`);
  return stdout;
}
