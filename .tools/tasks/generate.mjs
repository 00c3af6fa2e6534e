import { generateDocuments, generateSchema } from "../generate.mjs";
import { buildServer } from "../build.mjs";
import { install } from "../install.mjs";
import { step } from "../say.mjs";

export async function run() {
  await install();
  await buildServer();
  await step("Writing server/schema.graphql", generateSchema);
  await step("Writing the console's typed documents", generateDocuments);
  return 0;
}
