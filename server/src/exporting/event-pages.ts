import type { Question } from "../analytics/question.js";
import { type EventPortion, usageEventPortions } from "../analytics/usage-event-portions.js";
import type { UsageExportRequest } from "./export-request.js";

/** Few enough to be forgotten while they are young: memory is that of a few pages, however long the file gets. */
const ROWS_TOGETHER = 250;

interface Place {
  /** Rows that were recorded later are left out. */
  readonly asOf: Date;
  /** Null: from the newest on. */
  readonly after: string | null;
  readonly atMost: number;
}

/** The rows that come next, a few at a time. */
export function readPages(
  question: Question,
  { costStates, narrow }: Pick<UsageExportRequest, "costStates" | "narrow">,
  { atMost, ...place }: Place,
): AsyncGenerator<EventPortion> {
  return usageEventPortions(question, { first: atMost, costStates, narrow, ...place }, ROWS_TOGETHER);
}
