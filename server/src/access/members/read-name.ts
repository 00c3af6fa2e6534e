import { AppError } from "../../core/errors.js";
import { readText } from "../../core/read-text.js";

const LONGEST = 100;
/** Ends of lines among them: a name stands in mails, exports and logs. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/**
 * What a member wishes to be called.
 *
 * @throws AppError BAD_INPUT when it is empty, too long, or more than one line
 */
export function readName(name: string): string {
  const read = readText("name", name, LONGEST);
  if (CONTROL.test(read)) throw AppError.badInput("name", "one line without control characters", name);
  return read;
}
