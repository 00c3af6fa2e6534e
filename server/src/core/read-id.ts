import { AppError } from "./errors.js";

const LARGEST = 2_147_483_647;

/**
 * The number behind an id of the schema.
 *
 * @param kind what the id is of, as in "the id of a price" or "the id of an export"
 * @throws AppError BAD_INPUT when no row can have it
 */
export function readId(field: string, kind: string, id: string): number {
  const number = /^\d{1,10}$/.test(id) ? Number(id) : 0;
  if (number < 1 || number > LARGEST) throw AppError.badInput(field, `the id of ${withArticle(kind)}`, id);
  return number;
}

/** Of words that begin as they are spelled, which all kinds do. */
function withArticle(kind: string): string {
  return `${/^[aeiou]/i.test(kind) ? "an" : "a"} ${kind}`;
}
