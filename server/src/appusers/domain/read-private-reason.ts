import { AppError } from "../../core/errors.js";

const SHORTEST = 10;
const LONGEST = 500;

/**
 * Why somebody wants to know who an app user is, or to have nobody know it any more: a word is no reason.
 *
 * @throws AppError BAD_INPUT, not quoting what may name the person
 */
export function readPrivateReason(reason: string): string {
  const written = reason.trim();
  const isStorable = !written.includes("\0") && written.isWellFormed();
  if (written.length < SHORTEST || written.length > LONGEST || !isStorable) {
    throw AppError.badPrivateInput("reason", `a reason of ${SHORTEST} to ${LONGEST} characters`, reason);
  }
  return written;
}
