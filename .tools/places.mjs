import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const cache = join(root, "node_modules", ".cache", "tokenledger");
export const reports = join(root, "test-results");
/** Every folder with a package.json. */
export const packages = [".", "server", "web", "shared/model", "shared/client", "e2e", ".tools"];
