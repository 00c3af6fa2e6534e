import { randomUUID } from "node:crypto";

const TIME_DIGITS = 12;
/** Where the version of a UUID ends and its random tail begins. */
const TAIL = 15;

/** What we recommend as event ids: the time in milliseconds, then a random tail. */
export function uuidV7(timeMs: number): string {
  const time = timeMs.toString(16).padStart(TIME_DIGITS, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(TAIL)}`;
}
