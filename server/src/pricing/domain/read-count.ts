import { AppError } from "../../core/errors.js";

/** An object of unknown origin, such as a parsed usage object. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A token count as reported; null when it is absent.
 *
 * @param field as the sender spells it, such as `usage.promptTokenCount`
 * @throws AppError BAD_INPUT when it is anything but a whole number from 0 to 2^53 - 1
 */
export function readCount(value: unknown, field: string): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw AppError.badInput(field, "a whole number of tokens from 0 to 2^53 - 1", value);
}
