import { readLine } from "../../core/read-line.js";

const LONGEST = 100;

/**
 * What a member wishes to be called.
 *
 * @throws AppError BAD_INPUT when it is empty, too long, or more than one line
 */
export function readName(name: string): string {
  return readLine("name", name, LONGEST);
}
