/** Why an export has no file, for programs; people are told a sentence beside it. */
export type ExportFailureCode =
  /** Who asked for it is no member any more. */
  | "MEMBER_GONE"
  /** More than a sheet of Excel holds. */
  | "TOO_MANY_ROWS"
  /** A month was archived meanwhile, and the range begins or ends within one of its quarters of an hour. */
  | "ARCHIVED_RANGE"
  /** What was asked for is refused by now. */
  | "REFUSED"
  | "NO_ROOM"
  /** The archive store, for files of schedules. */
  | "STORE_AWAY"
  /** Anything else; the log says why. */
  | "NOT_WRITTEN"
  /** It had a file, which is not there or is another by now. */
  | "FILE_LOST";
