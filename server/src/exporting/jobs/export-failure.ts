import { AppError } from "../../core/errors.js";
import { isOutOfRoom, toldOf } from "../../retention/archive-failure.js";
import { ArchiveStoreAway } from "../../retention/store/archive-store.js";
import type { ExportFailureCode } from "../domain/export-failure-code.js";
import type { ExportRow } from "./export-row.js";

export interface ExportFailure {
  readonly code: ExportFailureCode;
  /** A sentence in English, without paths. */
  readonly message: string;
}

export const MEMBER_GONE: ExportFailure = {
  code: "MEMBER_GONE",
  message: "Who asked for it is no member any more.",
};

/** By the field of what is refused; anything else of it is REFUSED. */
const REFUSALS: ReadonlyMap<string | null, ExportFailureCode> = new Map([
  ["format", "TOO_MANY_ROWS"],
  // It was whole when it was asked for: of what archiving cut off there is no sum.
  ["range", "ARCHIVED_RANGE"],
]);

/** What no further try can change: the request itself is refused by now. Null of anything else. */
export function refusalOf(error: unknown): ExportFailure | null {
  if (!(error instanceof AppError) || error.code !== "BAD_INPUT") return null;
  return { code: REFUSALS.get(error.field) ?? "REFUSED", message: error.message };
}

/** What to tell of an export that was given up after some tries. */
export function failureOf(error: unknown): ExportFailure {
  if (isOutOfRoom(error)) {
    return { code: "NO_ROOM", message: "There is no room left where exports are written." };
  }
  if (error instanceof ArchiveStoreAway) return { code: "STORE_AWAY", message: toldOf(error) };
  return { code: "NOT_WRITTEN", message: "It could not be written; the server's log says why." };
}

/** Whether it is over without a file that can be fetched. */
export function canBeginAgain({ state, failure_code: code }: Pick<ExportRow, "state" | "failure_code">): boolean {
  switch (state) {
    case "failed":
    case "cancelled":
    case "expired":
      return true;
    case "done":
      return code === "FILE_LOST";
    case "waiting":
    case "running":
      return false;
  }
}
