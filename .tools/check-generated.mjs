import { readFileSync } from "node:fs";
import { documentsFolder, generateDocuments, printSchema, schemaFile } from "./generate.mjs";
import { stampOf } from "./stamp.mjs";

const HINT = "run npm run generate and commit what it writes";

/** Why the committed schema is not the one the server serves, or nothing. */
export function staleSchema() {
  return readFileSync(schemaFile, "utf8") === printSchema() ? [] : [`server/schema.graphql is stale: ${HINT}`];
}

/** Generates the console's documents anew; whatever that changes was stale. */
export function staleDocuments() {
  const committed = stampOf([documentsFolder]);
  generateDocuments();
  return stampOf([documentsFolder]) === committed ? [] : [`${documentsFolder} was stale: ${HINT}`];
}
