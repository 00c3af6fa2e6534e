import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const GENERATED = fileURLToPath(new URL("../src/lib/graphql/graphql.ts", import.meta.url));

/** The document of an operation or fragment as JSON: `OverviewDocument`. The generator writes one a line, and a type behind it. */
export function generatedDocument(name: string): string {
  const start = `export const ${name} = `;
  const line = readFileSync(GENERATED, "utf8")
    .split("\n")
    .find((one) => one.startsWith(start));
  const end = line?.lastIndexOf(" as unknown as DocumentNode") ?? -1;
  if (line === undefined || end === -1) throw new Error(`${GENERATED} has no document ${name}; generate it again.`);
  return line.slice(start.length, end);
}
