import { AppError } from "../../core/errors.js";

const LONGEST = 2_000;
/** A URL would swallow some of them. */
const BLANK_OR_CONTROL = /[\p{Cc}\p{Z}]/u;
const EXPECTED = `an address that begins with https:// or http://, of at most ${LONGEST} characters, without blanks, user, password and fragment`;

/**
 * Where a webhook posts to. Whoever knows it may post there too, so no error repeats it.
 *
 * @throws AppError BAD_INPUT naming `target`
 */
export function readTarget(given: string | null): URL {
  const text = given?.trim() ?? "";
  if (text.length > LONGEST || BLANK_OR_CONTROL.test(text) || !/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw AppError.badPrivateInput("target", EXPECTED, given);
  }
  const target = new URL(text);
  if (target.username !== "" || target.password !== "" || text.includes("#") || target.hostname === "") {
    throw AppError.badPrivateInput("target", EXPECTED, given);
  }
  if (target.port === "0") throw AppError.badPrivateInput("target", "a port from 1 to 65535", given);
  return target;
}
