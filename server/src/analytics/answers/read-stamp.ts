import { type Kysely, sql } from "kysely";
import { floorToQuarterHour } from "../../core/domain/zoned-time.js";
import type { UsageTables } from "../tables.js";

/** `[from, to)`: what an answer reads of. */
export interface ReadSpan {
  readonly from: Date;
  readonly to: Date;
}

/** What a stamp is of, as text. */
export interface StampRow {
  readonly settings: string;
  readonly answers: string;
  readonly merged: string;
  readonly waiting: string;
}

/** In which days are counted. */
export const COUNTERS_ZONE = sql`(select value #>> '{}' from settings where key = 'countersTimezone')`;

/**
 * What an answer is as new as: equal stamps of two snapshots mean equal answers.
 *
 * Whoever changes what can be read of a request appends at least one difference to its quarter of an hour in the same
 * transaction, and differences leave only by a merge, which raises the version of their local day in its transaction.
 * So with equal versions no difference of the spans has left, and with an equal number none has come. A repair raises
 * versions itself. What says nothing of this kind (names, rows that are taken away, erased notes) raises
 * `usage_answers`; another zone of the counters, in which days would be other days, changes settings.
 */
export async function readStamp(db: Kysely<UsageTables>, spans: readonly ReadSpan[]): Promise<string> {
  const days = spans.map(({ from, to }) => {
    const last = new Date(to.getTime() - 1);
    return sql`v.day between ${dayOf(from)} and ${dayOf(last)}`;
  });
  const buckets = spans.map(
    ({ from, to }) =>
      sql`d.bucket_start >= ${floorToQuarterHour(from).toJSON()}::timestamptz and d.bucket_start < ${to.toJSON()}::timestamptz`,
  );
  const { rows } = await sql<StampRow>`
    select (select version from changes where topic = 'settings') as settings,
           (select version from changes where topic = 'usage_answers') as answers,
           (select coalesce(sum(v.version), 0) from usage_day_versions v where ${anyOf(days)}) as merged,
           (select count(*) from usage_deltas d where ${anyOf(buckets)}) as waiting`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error("a stamp has a row");
  return toStamp(row);
}

export function toStamp({ settings, answers, merged, waiting }: StampRow): string {
  return [settings, answers, merged, waiting].join(" ");
}

function dayOf(instant: Date) {
  return sql`(${instant.toJSON()}::timestamptz at time zone ${COUNTERS_ZONE})::date`;
}

function anyOf(conditions: readonly ReturnType<typeof dayOf>[]) {
  return sql.join(
    conditions.map((condition) => sql`(${condition})`),
    sql` or `,
  );
}
