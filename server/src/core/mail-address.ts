import { AppError } from "./errors.js";

const LONGEST = 256;

/**
 * One bare address. The characters that make a list, a comment, a quoted name or another header of it are
 * none that it may have.
 */
const ADDRESS = /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.-]*[\p{L}\p{M}\p{N}])?$/u;

/** Whether a text is the address of one mailbox, and nothing besides. */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST && ADDRESS.test(text);
}

/**
 * An address that somebody wrote, without the blanks around it.
 *
 * @throws AppError BAD_INPUT when it is no address, or more than one
 */
export function readMailAddress(field: string, text: string): string {
  const address = text.trim();
  if (!isMailAddress(address))
    throw AppError.badInput(field, `one e-mail address of at most ${LONGEST} characters`, text);
  return address;
}
