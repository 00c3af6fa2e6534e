import type { UsageEventAnswer } from "../analytics/usage-event-row.js";
import type { ExportColumn } from "@tokenledger/model/export-columns";
import type { FileCell, FileRecord } from "./file-shape.js";

export function recordOf(
  event: UsageEventAnswer,
  columns: readonly ExportColumn[],
  localTime: (instant: Date) => string,
): FileRecord {
  return Object.fromEntries(columns.map((column) => [column, cellOf(event, column, localTime)]));
}

/** Where a cell is not the field of the same name. */
const OTHERWISE: Readonly<Record<"user" | "apiKey" | "tags", (event: UsageEventAnswer) => FileCell>> = {
  user: ({ user }) => (user === null ? null : user.pseudonym),
  apiKey: ({ apiKey }) => (apiKey === null ? null : apiKey.name),
  tags: ({ tags }) => Object.fromEntries(tags.map(({ key, value }) => [key, value])),
};

function cellOf(event: UsageEventAnswer, column: ExportColumn, localTime: (instant: Date) => string): FileCell {
  if (column === "time") return localTime(event.time);
  if (column === "user" || column === "apiKey" || column === "tags") return OTHERWISE[column](event);
  return event[column];
}
