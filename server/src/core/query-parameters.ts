import type { RangeRequest } from "./domain/resolve-range.js";
import { AppError } from "./errors.js";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;

interface KnownParameters {
  readonly single: readonly string[];
  readonly repeated: readonly string[];
}

/** @throws AppError BAD_INPUT: a filter that was misspelled would give more than was meant */
export function refuseUnknown(query: URLSearchParams, { single, repeated }: KnownParameters): void {
  for (const name of query.keys()) {
    if (repeated.includes(name)) continue;
    if (!single.includes(name)) throw AppError.badInput(name, `one of ${[...single, ...repeated].join(" ")}`, name);
    if (query.getAll(name).length > 1) throw AppError.badInput(name, "one value", query.getAll(name));
  }
}

/** @throws AppError BAD_INPUT naming the parameter, when it is none of those or absent */
export function readChoice<Choice extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly Choice[],
): Choice {
  const given = query.get(name);
  const chosen = choices.find((known) => known === given);
  if (chosen === undefined) throw AppError.badInput(name, choices.join(" or "), given);
  return chosen;
}

/** Absent: no. */
export function readFlag(query: URLSearchParams, name: string): boolean {
  const given = query.get(name);
  if (given !== null && given !== "0" && given !== "1") throw AppError.badInput(name, "0 or 1", given);
  return given === "1";
}

/** From `range`, or `from` and `to`; null where none is given. */
export function readRange(query: URLSearchParams): RangeRequest | null {
  const [preset, from, to] = [query.get("range"), readInstant(query, "from"), readInstant(query, "to")];
  if (preset === null && from === null && to === null) return null;
  if (preset === null && from === null) throw AppError.badInput("from", "an instant beside to", null);
  if (preset === null && to === null) throw AppError.badInput("to", "an instant beside from", null);
  if (from !== null && to !== null && from >= to) throw AppError.badInput("to", "an instant after from", to);
  return { preset, from, to };
}

function readInstant(query: URLSearchParams, name: "from" | "to"): Date | null {
  const text = query.get(name);
  if (text === null) return null;
  const instant = new Date(INSTANT.test(text) ? text : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw AppError.badInput(name, "an instant such as 2026-11-23T00:00:00Z", text);
  return instant;
}
