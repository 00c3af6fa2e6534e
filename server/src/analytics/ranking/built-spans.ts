import { type Kysely, sql } from "kysely";
import type { SpanOfDays } from "../../usage/domain/span-of-days.js";
import { LISTS_IN_STEP } from "../../usage/spans/day-tops.js";
import { type DaysAndEdges, isoDay } from "../domain/split-into-days.js";
import type { UsageTables } from "../tables.js";

/** What is added up in or around some days. */
export interface Built {
  /** Neither a span nor a list. */
  readonly isNothing: boolean;
  /** Days in no span whose app users with most are listed, as `usage_day_tops` has them. */
  readonly listedDays: ReadonlySet<number>;
  /** Whether those with most of a span are listed, as `usage_span_tops` has them; null for a span that is not built. */
  readonly isListed: (span: SpanOfDays) => boolean | null;
}

interface BuiltRow {
  /** Null: of no span. */
  readonly days: number | null;
  readonly first: number;
  readonly is_listed: boolean;
}

type Days = Pick<DaysAndEdges, "fromDay" | "toDay">;

export async function builtNear(db: Kysely<UsageTables>, { fromDay, toDay }: Days): Promise<Built> {
  const { rows } = await sql<BuiltRow>`
    select days, first_day - date '1970-01-01' as first, t.changed is not null as is_listed
    from usage_built_spans left join usage_span_tops t using (days, first_day)
    where first_day < ${isoDay(toDay)}::date + 32 and first_day >= ${isoDay(fromDay)}::date - 64
    union all
    select null, day - date '1970-01-01', true from ${sql.raw(LISTS_IN_STEP)}
      and day >= ${isoDay(fromDay)}::date - 1 and day <= ${isoDay(toDay)}::date`.execute(db);
  const spans = new Map(rows.map(({ days, first, is_listed }) => [keyOf(days, first), is_listed]));
  return {
    isNothing: rows.length === 0,
    listedDays: new Set(rows.filter(({ days }) => days === null).map(({ first }) => first)),
    isListed: ({ days, firstDay }) => spans.get(keyOf(days, firstDay)) ?? null,
  };
}

/** Days that are a span of their own, ascending. */
export async function builtDays(db: Kysely<UsageTables>, { fromDay, toDay }: Days): Promise<readonly number[]> {
  const { rows } = await sql<{ day: number }>`
    select first_day - date '1970-01-01' as day from usage_built_spans
    where days = 1 and first_day >= ${isoDay(fromDay)}::date and first_day < ${isoDay(toDay)}::date
    order by 1`.execute(db);
  return rows.map(({ day }) => day);
}

function keyOf(days: number | null, firstDay: number): string {
  return `${days} ${firstDay}`;
}
