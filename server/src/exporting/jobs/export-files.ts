import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { localTimeIn } from "../domain/local-time.js";
import type { ExportFormat } from "../export-request.js";
import type { ExportRow } from "./export-row.js";

/** Where exports lie; made where it is missing, and its owner's alone. */
export async function openExportFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, "exports");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** The file of an export, and the rows it is made from while it is written. */
export function exportPaths(folder: string, { id, format }: { readonly id: number; readonly format: ExportFormat }) {
  const path = join(folder, `export-${id}.${format}`);
  return { path, rows: `${path}.rows` };
}

/** Of a scheduled export in the archive store: by what ordered it and the day on which its period begins. */
export function scheduledKey(
  row: Pick<ExportRow, "id" | "schedule_id" | "range_from" | "timezone" | "format">,
): string {
  return `exports/${row.schedule_id}/${firstDayOf(row)}-${row.id}.${row.format}`;
}

/** On which its range begins, in its zone. */
export function firstDayOf({ range_from, timezone }: Pick<ExportRow, "range_from" | "timezone">): string {
  return localTimeIn(timezone)(new Date(range_from)).slice(0, 10);
}

/** The export that a file in the folder belongs to; null for another file. */
export function exportOfFile(name: string): number | null {
  const [, id] = /^export-(\d{1,10})\./.exec(name) ?? [];
  return id === undefined ? null : Number(id);
}
