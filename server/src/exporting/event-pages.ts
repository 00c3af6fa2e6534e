import type { Question } from "../analytics/question.js";
import type { UsageEventAnswer } from "../analytics/usage-event-row.js";
import { readEventPage } from "../analytics/usage-events.query.js";
import type { UsageExportRequest } from "./export-request.js";

/** Rows that are in memory at the same time. */
const PAGE_ROWS = 2_000;

interface Place {
  /** Rows that were recorded later are left out. */
  readonly asOf: Date;
  /** Null: from the newest on. */
  readonly after: string | null;
}

export interface EventPage {
  readonly events: readonly UsageEventAnswer[];
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
}

export async function readPage(
  question: Question,
  { costStates, narrow }: Pick<UsageExportRequest, "costStates" | "narrow">,
  place: Place,
): Promise<EventPage> {
  const { nodes, pageInfo } = await readEventPage(question, { first: PAGE_ROWS, costStates, narrow, ...place });
  return { events: nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}
