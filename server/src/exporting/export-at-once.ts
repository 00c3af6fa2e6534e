import { type FileHandle, open, rm } from "node:fs/promises";
import type { RequestContext } from "../access/request-context.js";
import { ask, type Question } from "../analytics/question.js";
import { withinStatementTime } from "../analytics/narrowed-events.js";
import { selectSums } from "../analytics/select-sums.js";
import { selectCostStates } from "../analytics/domain/select-cost-states.js";
import { AppError } from "../core/errors.js";
import { archivedBefore, totalsToTell } from "./domain/archived-part.js";
import { addEvents, NO_ROWS, writeTotals } from "./domain/export-totals.js";
import { localTimeIn } from "./domain/local-time.js";
import { readPages } from "./event-pages.js";
import { recordOf } from "./event-record.js";
import type { UsageExportRequest } from "./export-request.js";
import { type FileTotals, shapeOfRequests } from "./file-shape.js";
import { finishFile } from "./finish-file.js";
import { textLines } from "./text-lines.js";

/** Written within a few seconds, in one answer. */
const MOST_ROWS_AT_ONCE = 50_000;

/**
 * Writes all rows of a request into a new file, from one snapshot of the database and a page at a time.
 *
 * @throws AppError BAD_INPUT when there are more than `MOST_ROWS_AT_ONCE`, or reading them takes too long
 */
export async function exportAtOnce(
  context: RequestContext,
  request: UsageExportRequest,
  path: string,
): Promise<FileTotals> {
  const rows = `${path}.rows`;
  try {
    const totals = await writeRowsInto(rows, context, request);
    await finishFile({ rows, path, title: "Requests", shape: shapeOfRequests(request), totals });
    return totals;
  } finally {
    await rm(rows, { force: true });
  }
}

async function writeRowsInto(path: string, context: RequestContext, request: UsageExportRequest): Promise<FileTotals> {
  const file = await open(path, "wx", 0o600);
  try {
    const asked = () => ask(context, request.filter, (question) => writeRows(question, request, file));
    return await withinStatementTime(asked, "range");
  } finally {
    await file.close();
  }
}

async function writeRows(question: Question, request: UsageExportRequest, file: FileHandle): Promise<FileTotals> {
  await refuseTooMany(question, request);
  const lines = textLines(shapeOfRequests(request));
  const localTime = localTimeIn(question.filter.range.timezone);
  // A millisecond more than the snapshot's: JavaScript cuts the database's microseconds off.
  const asOf = new Date(question.snapshotAt.getTime() + 1);
  let totals = NO_ROWS;
  await file.appendFile(lines.head());
  for await (const { events } of readPages(question, request, { asOf, after: null, atMost: MOST_ROWS_AT_ONCE + 1 })) {
    totals = addEvents(totals, events);
    if (totals.rows > MOST_ROWS_AT_ONCE) throw tooMany();
    await file.appendFile(lines.rows(events.map((event) => recordOf(event, request.columns, localTime))));
  }
  const told = totalsToTell(writeTotals(totals), archivedBefore(question.filter.range, question.archived));
  await file.appendFile(lines.foot(told));
  return told;
}

/** By the rollups, before the first row is read. How many a narrowed list has is seen on the way. */
async function refuseTooMany(question: Question, { costStates, narrow }: UsageExportRequest): Promise<void> {
  if (narrow !== null) return;
  if (selectCostStates(await selectSums(question), costStates).requests > MOST_ROWS_AT_ONCE) throw tooMany();
}

function tooMany(): AppError {
  return AppError.refused(
    `range: these are more than ${MOST_ROWS_AT_ONCE} requests; choose a shorter range, or filter more.`,
    "range",
  );
}
