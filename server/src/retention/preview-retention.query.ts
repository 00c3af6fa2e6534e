import type { Statements } from "../core/statements.js";
import { dueMonths } from "./domain/due-months.js";
import { keptMonths, partitionOf } from "./month-tables.js";
import { nextNight } from "./domain/retention-night.js";

/** A month that a run would archive, and how many of its requests are in the ledger. */
export interface DueMonth {
  readonly month: string;
  readonly requests: string;
}

export interface RetentionPreviewRequest {
  readonly months: number;
  readonly now: Date;
  readonly timezone: string;
}

/** What the next nightly run archives when raw requests are kept for so many months; oldest first, counted. */
export async function previewRetention(
  client: Statements,
  { months, now, timezone }: RetentionPreviewRequest,
): Promise<readonly DueMonth[]> {
  const due = dueMonths(await keptMonths(client), months, nextNight(now, timezone));
  const counted: DueMonth[] = [];
  for (const month of due) {
    const { rows } = await client.query<{ requests: string }>(
      `select count(*)::text as requests from ${partitionOf(month)}`,
    );
    counted.push({ month, requests: rows[0]?.requests ?? "0" });
  }
  return counted;
}
