import { AppError } from "./errors.js";

/** Long enough for two names of 128 characters and their sort values. */
const MAX_CURSOR_LENGTH = 2_000;

/** An opaque position after a row: what it is sorted by, spelled so that it can stand in a URL. */
export function encodeCursor(position: readonly string[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/**
 * The position that `encodeCursor` was given.
 *
 * @throws AppError BAD_INPUT when the text is no cursor of `length` parts
 */
export function decodeCursor(field: string, cursor: string, length: number): readonly string[] {
  const position = cursor.length <= MAX_CURSOR_LENGTH ? readJson(Buffer.from(cursor, "base64url").toString()) : null;
  if (!isTexts(position) || position.length !== length) {
    throw AppError.badInput(field, "an endCursor of this list", cursor);
  }
  return position;
}

export interface Page<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** Cuts rows of which one more than asked for was read: it only tells whether there is a next page. */
export function toPage<Row>(
  rows: readonly Row[],
  first: number,
  positionOf: (row: Row) => readonly string[],
): Page<Row> {
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: {
      endCursor: last === undefined ? null : encodeCursor(positionOf(last)),
      hasNextPage: rows.length > first,
    },
  };
}

/** @throws AppError BAD_INPUT unless 1 <= first <= max */
export function checkFirst(first: number, max: number): number {
  if (first < 1 || first > max) throw AppError.badInput("first", `a number from 1 to ${max}`, first);
  return first;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // refused by the caller, in its own words
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((part) => typeof part === "string" && !part.includes("\0"));
}
