import { AppError } from "./errors.js";

const LONGEST = 256;

/**
 * One bare address. The characters that make a list, a comment, a quoted name or another header of it are
 * none that it may have.
 */
const ADDRESS = /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.-]*[\p{L}\p{M}\p{N}])?$/u;

/** Of the letters beyond ASCII, those that lower case turns into ASCII: the Kelvin sign and the dotted capital I. */
const TWINS_OF_ASCII = /[\u212a\u0130]/;

/**
 * Whether a text is another than an address of ASCII and yet equal to it in lower case, in which addresses are
 * compared: whoever owns such a mailbox would be taken for somebody else.
 */
export function isTwinOfAddress(text: string): boolean {
  return TWINS_OF_ASCII.test(text);
}

/** Whether a text is the address of one mailbox, and nothing besides. */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST && ADDRESS.test(text) && !isTwinOfAddress(text);
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
