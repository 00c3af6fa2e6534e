import { readText } from "./read-text.js";

const LONGEST = 500;

/** Why something is done, for the audit log. */
export function readReason(reason: string): string {
  return readText("reason", reason, LONGEST);
}
