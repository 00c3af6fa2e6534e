import { isStorableText } from "@tokenledger/model/usage-event";
import { AppError } from "../../core/errors.js";

/** Of any list but that of events. */
export const MAX_LIST_ENTRIES = 1_000;
const MAX_LEVELS = 32;

interface Visited {
  readonly value: unknown;
  readonly path: string;
  readonly level: number;
}

/**
 * Refuses variables that no operation has a use for, before any is executed: endless lists, texts that the
 * database cannot hold, nesting that would exhaust the stack of whoever reads it.
 *
 * @throws AppError BAD_INPUT naming the variable; never its value, which may be a password
 */
export function checkVariables(variables: Readonly<Record<string, unknown>>): void {
  const waiting: Visited[] = [{ value: variables, path: "", level: 0 }];
  for (let visited = waiting.pop(); visited !== undefined; visited = waiting.pop()) {
    const { value, path, level } = visited;
    if (typeof value === "string" && !isStorableText(value)) {
      throw AppError.refused(`${path}: expected text without NUL or broken surrogates.`, path);
    }
    if (typeof value !== "object" || value === null) continue;
    if (level === MAX_LEVELS) throw AppError.refused(`${path}: expected at most ${MAX_LEVELS} levels.`, path);
    if (Array.isArray(value) && value.length > MAX_LIST_ENTRIES) {
      throw AppError.refused(`${path}: expected at most ${MAX_LIST_ENTRIES} entries, got ${value.length}.`, path);
    }
    for (const [name, inner] of Object.entries(value)) {
      if (!isStorableText(name)) throw AppError.refused("variables: expected names without NUL.", "variables");
      waiting.push({
        value: inner,
        path: within(path, shortened(name)),
        level: level + 1,
      });
    }
  }
}

/** Fields of an argument that is called `input` are named alone, as every other refusal names them. */
function within(path: string, name: string): string {
  return path === "" || path === "input" ? name : `${path}.${name}`;
}

/** Of 32 levels, as long as a message may be. */
function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
