import type { ClientBase } from "pg";
import { plainArray } from "../array-literal.js";
import { SPAN_COLUMNS, type SpanColumn, type SpanLength } from "../domain/span-of-days.js";
import { added } from "../merge/added-columns.js";
import { forgetTops } from "./span-tops.js";

/** What has to be added to a row of `usage_user_spans`: whole numbers in text. */
export type SpanDrift = Record<SpanColumn, string> & {
  readonly days: SpanLength;
  /** `2026-11-26` */
  readonly first_day: string;
  readonly user_id: string;
};

const ADD = `
  insert into usage_user_spans as spans (days, first_day, user_id, ${SPAN_COLUMNS.join(", ")})
  select * from unnest($1::smallint[], $2::date[], $3::bigint[],
    ${SPAN_COLUMNS.map((_, at) => `$${at + 4}::numeric[]`).join(", ")})
  on conflict (days, first_day, user_id) do update set ${added("spans", SPAN_COLUMNS)}`;

/** Adds differences, which are in the order of their keys. Lists first: that is the order in which merges lock. */
export async function addToSpans(client: ClientBase, drift: readonly SpanDrift[]): Promise<void> {
  await forgetTops(client, drift);
  const columns = ["days", "first_day", "user_id", ...SPAN_COLUMNS] as const;
  await client.query(
    ADD,
    columns.map((column) => plainArray(drift.map((row) => row[column]))),
  );
}
