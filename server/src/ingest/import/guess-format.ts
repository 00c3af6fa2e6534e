import { ImportError } from "./import-error.js";

export const IMPORT_FORMATS = ["aider", "azure", "events"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/**
 * The format of a file by its extension and first line.
 *
 * @throws ImportError when it could be anything
 */
export function guessFormat(path: string, firstLine: string): ImportFormat {
  if (/\.csv$/i.test(path) || /^"?timestamp"?\s*,/i.test(firstLine)) return "azure";
  if (firstLine.trimStart().startsWith("{")) return /"event"\s*:/.test(firstLine) ? "aider" : "events";
  throw new ImportError(`The format of ${path} is not clear; give --format ${IMPORT_FORMATS.join(", --format ")}.`);
}
