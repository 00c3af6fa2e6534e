import { AppError } from "./errors.js";

/**
 * Text that somebody wrote, without the blanks around it.
 *
 * @param longest in characters
 * @throws AppError BAD_INPUT when nothing is left of it, it is longer, or no database could keep it
 */
export function readText(field: string, text: string, longest: number): string {
  const written = text.trim();
  if (written === "" || written.length > longest || written.includes("\0") || !written.isWellFormed()) {
    throw AppError.badInput(field, `1 to ${longest} characters without NUL`, text);
  }
  return written;
}
