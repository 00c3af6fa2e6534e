import { AppError } from "./errors.js";
import { readText } from "./read-text.js";

/** Ends of lines among them. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

const NO_TURNING = "expected text without characters that turn its direction, such as U+202E";
/** They make what stands beside a name read otherwise than it is written: mails, exports, the audit log. */
const TURNS_DIRECTION = /\p{Bidi_Control}/u;

/**
 * A name or the like, which stands in menus, subjects of mails, exports and the audit log: `readText` of one line.
 *
 * @param longest in characters
 * @throws AppError BAD_INPUT naming the field
 */
export function readLine(field: string, given: string, longest: number): string {
  const text = readText(field, given, longest);
  if (CONTROL.test(text)) throw AppError.badInput(field, "one line without control characters", given);
  if (TURNS_DIRECTION.test(text)) throw AppError.refused(`${field}: ${NO_TURNING}`, field);
  return text;
}
