import { AppError } from "../core/errors.js";

/** Of an e-mail, a password and an API key, wherever one is given: what can be set can be used. */
export const MAX_CREDENTIAL_LENGTH = 256;

/** What an `Authorization` header can carry unambiguously, as a character class. */
export const VISIBLE_ASCII = "[\\x21-\\x7e]";

/**
 * What somebody proves with who they are, as long as it can be at all.
 *
 * @throws AppError BAD_INPUT that does not repeat it
 */
export function readCredential(field: string, given: string): string {
  if (given.length > MAX_CREDENTIAL_LENGTH) {
    throw AppError.badInput(field, `at most ${MAX_CREDENTIAL_LENGTH} characters`, "more");
  }
  return given;
}
