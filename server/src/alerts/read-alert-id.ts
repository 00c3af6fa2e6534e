import { AppError } from "../core/errors.js";

/**
 * An id of the schema, of a table with more rows than an int counts.
 *
 * @throws AppError BAD_INPUT when no alert can have it
 */
export function readAlertId(field: string, id: string): string {
  if (!/^[1-9]\d{0,17}$/.test(id)) throw AppError.badInput(field, "the id of an alert", id);
  return id;
}
