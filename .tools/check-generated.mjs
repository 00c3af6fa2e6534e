import { readFileSync } from "node:fs";
import { documentsFolder, generateDocuments, printRights, printSchema, rightsFile, schemaFile } from "./generate.mjs";
import { stampOf } from "./stamp.mjs";

const HINT = "run npm run generate and commit what it writes";

/** Why the committed schema is not the one the server serves, or nothing. */
export function staleSchema() {
  return readFileSync(schemaFile, "utf8") === printSchema() ? [] : [`server/schema.graphql is stale: ${HINT}`];
}

/** Why the committed rights are not those that the server checks, or nothing. */
export function staleRights() {
  return readFileSync(rightsFile, "utf8") === printRights() ? [] : [`docs/rights.md is stale: ${HINT}`];
}

/** Generates the console's documents anew; whatever that changes was stale. */
export function staleDocuments() {
  const committed = stampOf([documentsFolder]);
  generateDocuments();
  return stampOf([documentsFolder]) === committed ? [] : [`${documentsFolder} was stale: ${HINT}`];
}
