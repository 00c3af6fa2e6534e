import type { EntityManager } from "@mikro-orm/postgresql";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { readNarrowing } from "../../analytics/domain/read-narrowing.js";
import { askForEverybody } from "../../analytics/question.js";
import { archivedBefore, totalsToTell } from "../domain/archived-part.js";
import { addEvents, readTotals, writeTotals, type ExportTotals } from "../domain/export-totals.js";
import { localTimeIn } from "../domain/local-time.js";
import { readPages } from "../event-pages.js";
import { shapeOfRequests } from "../file-shape.js";
import { recordOf } from "../event-record.js";
import { textLines } from "../text-lines.js";
import type { ExportRow } from "./export-row.js";

/** Of a step: a snapshot of the database and a flush of the disk are worth so many. */
const STEP_ROWS = 5_000;

/** Where an export stands after a step. */
export interface Written {
  /** Null after the last row. */
  readonly cursor: string | null;
  readonly bytes: number;
  readonly totals: ExportTotals;
  readonly archivedBefore: Date | null;
}

/**
 * Adds the next rows of an export, a page at a time, and on the disk before they are told. What a step that was broken
 * off left behind the known end is cut off first.
 *
 * @returns null when the file is shorter than what is known of it: it was lost, or lies on another machine
 */
export async function writeStep(em: EntityManager, row: ExportRow, path: string): Promise<Written | null> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, 0o600);
  try {
    if ((await file.stat()).size < row.written_bytes) return null;
    await file.truncate(row.written_bytes);
    const written = await writePages(em, row, file);
    await file.datasync();
    return written;
  } finally {
    await file.close();
  }
}

/** From one snapshot. */
function writePages(em: EntityManager, row: ExportRow, file: FileHandle): Promise<Written> {
  const { filter, costStates, narrow } = row.conditions;
  const range = { from: new Date(row.range_from), to: new Date(row.range_to) };
  const asOf = new Date(row.as_of);
  const request = { costStates, narrow: readNarrowing(narrow) };
  const place = { asOf, after: row.cursor, atMost: STEP_ROWS };
  return askForEverybody({ em, now: asOf }, { ...filter, range, timezone: row.timezone }, async (question) => {
    const lines = textLines(shapeOfRequests(row));
    const localTime = localTimeIn(row.timezone);
    const before = readTotals(row.totals);
    let [cursor, bytes, totals] = [row.cursor, row.written_bytes, before];
    // Not `write`: on a disk that is nearly full it writes a part of the text and calls that a success.
    const add = async (text: string) => {
      await file.appendFile(text);
      bytes += Buffer.byteLength(text);
    };
    if (bytes === 0) await add(lines.head());
    for await (const { events, end } of readPages(question, request, place)) {
      totals = addEvents(totals, events);
      await add(lines.rows(events.map((event) => recordOf(event, row.columns, localTime))));
      cursor = end;
    }
    // As of the last step: a month may leave while its requests are written, and what the file has of it is not all then.
    const archived = archivedBefore(range, question.archived);
    if (totals.rows === before.rows + STEP_ROWS) return { cursor, bytes, totals, archivedBefore: archived };
    await add(lines.foot(totalsToTell(writeTotals(totals), archived)));
    return { cursor: null, bytes, totals, archivedBefore: archived };
  });
}
