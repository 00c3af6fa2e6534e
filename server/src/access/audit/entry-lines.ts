import { stringify } from "csv-stringify";
import { Transform } from "node:stream";
import { guardFormula } from "../../core/guard-formula.js";
import type { AuditEntry } from "./audit-entry.js";
import type { ExportRequest } from "./read-export-request.js";

const COLUMNS = [
  "id",
  "at",
  "actorKind",
  "actor",
  "action",
  "targetKind",
  "targetId",
  "targetName",
  "changes",
  "reason",
  "address",
] as const satisfies readonly (keyof AuditEntry)[];

export const MEDIA_TYPES = {
  csv: "text/csv; charset=utf-8; header=present",
  jsonl: "application/x-ndjson; charset=utf-8",
} as const satisfies Record<ExportRequest["format"], string>;

/** Takes entries, gives text. */
export function entryLines({ format, bom }: Pick<ExportRequest, "format" | "bom">): Transform {
  switch (format) {
    case "csv":
      return stringify({
        header: true,
        columns: [...COLUMNS],
        bom,
        record_delimiter: "windows",
        cast: { string: guardFormula, date: (at) => at.toJSON(), object: (changes) => JSON.stringify(changes) },
      });
    case "jsonl":
      return new Transform({
        writableObjectMode: true,
        transform: (entry: AuditEntry, _encoding, done) => done(null, `${JSON.stringify(entry)}\n`),
      });
  }
}
