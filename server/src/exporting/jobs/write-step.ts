import type { EntityManager } from "@mikro-orm/postgresql";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { readNarrowing } from "../../analytics/domain/read-narrowing.js";
import { askForEverybody } from "../../analytics/question.js";
import { addEvents, readTotals, type ExportTotals } from "../domain/export-totals.js";
import { localTimeIn } from "../domain/local-time.js";
import { type EventPage, readPage } from "../event-pages.js";
import { recordOf } from "../event-record.js";
import { textLines } from "../text-lines.js";
import type { ExportRow } from "./export-row.js";

/** Where an export stands after a page. */
export interface Written {
  /** Null after the last page. */
  readonly cursor: string | null;
  readonly bytes: number;
  readonly totals: ExportTotals;
}

/**
 * Adds the next page to the rows of an export, on the disk before it is told. What a step that was broken off left
 * behind the known end is cut off first.
 *
 * @returns null when the file is shorter than what is known of it: it was lost, or lies on another machine
 */
export async function writeStep(em: EntityManager, row: ExportRow, path: string): Promise<Written | null> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    if ((await file.stat()).size < row.written_bytes) return null;
    await file.truncate(row.written_bytes);
    return await addPage(file, row, await readNext(em, row));
  } finally {
    await file.close();
  }
}

function readNext(em: EntityManager, row: ExportRow): Promise<EventPage> {
  const { filter, costStates, narrow } = row.conditions;
  const range = { from: new Date(row.range_from), to: new Date(row.range_to) };
  const place = { asOf: new Date(row.as_of), after: row.cursor };
  return askForEverybody({ em, now: new Date(row.as_of) }, { ...filter, range, timezone: row.timezone }, (question) =>
    readPage(question, { costStates, narrow: readNarrowing(narrow) }, place),
  );
}

async function addPage(file: FileHandle, row: ExportRow, { events, next }: EventPage): Promise<Written> {
  const lines = textLines(row);
  const localTime = localTimeIn(row.timezone);
  const totals = addEvents(readTotals(row.totals), events);
  const text = [
    row.written_bytes === 0 ? lines.head() : "",
    lines.rows(events.map((event) => recordOf(event, row.columns, localTime))),
    next === null ? lines.foot(totals) : "",
  ].join("");
  const { bytesWritten } = await file.write(text, row.written_bytes);
  await file.datasync();
  return { cursor: next, bytes: row.written_bytes + bytesWritten, totals };
}
