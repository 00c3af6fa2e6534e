import { parseArgs } from "node:util";
import { MAX_FEATURE_LENGTH, MAX_NAME_LENGTH } from "@tokenledger/model/limits";
import { DEFAULT_PROJECT } from "../../access/bootstrap.js";
import type { EventDefaults } from "./formats/parsed-line.js";
import { IMPORT_FORMATS, type ImportFormat } from "./guess-format.js";
import { ImportError } from "./import-error.js";

export const IMPORT_USAGE = `\
Usage: npm run import -- FILE [options]

  --format FORMAT    ${IMPORT_FORMATS.join(", ")}; guessed from the file when left out
  --project NAME     the project the requests belong to, made when new (default: ${DEFAULT_PROJECT})
  --provider NAME    for requests whose line names no provider; an azure trace needs it
  --model NAME       for requests whose line names no model; an azure trace needs it
  --feature NAME     for requests whose line names no feature
  --help             this text

The same file may be imported any number of times: what is recorded already is not counted again.`;

export interface ImportOptions {
  readonly path: string;
  /** Null: to be guessed. */
  readonly format: ImportFormat | null;
  readonly project: string;
  readonly defaults: EventDefaults;
}

const STRING = { type: "string" } as const;

/**
 * Null when help is asked for.
 *
 * @throws ImportError when the arguments make no sense
 */
export function readImportOptions(args: readonly string[]): ImportOptions | null {
  const { values, positionals } = parse(args);
  if (values.help === true) return null;
  const [path, ...others] = positionals;
  if (path === undefined || path === "") throw new ImportError("Name the file to import: npm run import -- FILE");
  if (others.length > 0) throw new ImportError(`One file at a time, please; got ${positionals.length}.`);
  return {
    path,
    format: readFormat(values.format),
    project: readName("--project", values.project, MAX_NAME_LENGTH) ?? DEFAULT_PROJECT,
    defaults: {
      provider: readName("--provider", values.provider, MAX_NAME_LENGTH),
      model: readName("--model", values.model, MAX_NAME_LENGTH),
      feature: readName("--feature", values.feature, MAX_FEATURE_LENGTH),
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: STRING,
        project: STRING,
        provider: STRING,
        model: STRING,
        feature: STRING,
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    const [sentence = ""] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw new ImportError(`${sentence.replace(/\.$/, "")}; npm run import -- --help lists what there is.`);
  }
}

function readFormat(given: string | undefined): ImportFormat | null {
  if (given === undefined) return null;
  const format = IMPORT_FORMATS.find((name) => name === given);
  if (format === undefined) {
    throw new ImportError(`--format: expected ${IMPORT_FORMATS.join(", ")}, got "${given}".`);
  }
  return format;
}

function readName(flag: string, given: string | undefined, maxLength: number): string | null {
  if (given === undefined) return null;
  const name = given.trim();
  if (name === "" || name.length > maxLength || /\p{Cc}/u.test(name)) {
    throw new ImportError(`${flag}: expected a name of 1 to ${maxLength} characters.`);
  }
  return name;
}
