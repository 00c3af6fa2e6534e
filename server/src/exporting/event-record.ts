import type { UsageEventAnswer } from "../analytics/usage-event-row.js";
import type { ExportColumn } from "@tokenledger/model/export-columns";

type ExportCell = string | number | null | Readonly<Record<string, string>>;

/** One row of a file, in the order of its columns. Cost is exact decimal USD in text. */
export type ExportRecord = Readonly<Partial<Record<ExportColumn, ExportCell>>>;

export function recordOf(
  event: UsageEventAnswer,
  columns: readonly ExportColumn[],
  localTime: (instant: Date) => string,
): ExportRecord {
  return Object.fromEntries(columns.map((column) => [column, cellOf(event, column, localTime)]));
}

function cellOf(event: UsageEventAnswer, column: ExportColumn, localTime: (instant: Date) => string): ExportCell {
  switch (column) {
    case "time":
      return localTime(event.time);
    case "user":
      return event.user === null ? null : event.user.pseudonym;
    case "apiKey":
      return event.apiKey === null ? null : event.apiKey.name;
    case "tags":
      return Object.fromEntries(event.tags.map(({ key, value }) => [key, value]));
    default:
      return event[column];
  }
}
