import { sql } from "kysely";
import { compareRange } from "./domain/compare-range.js";
import type { Compare } from "./domain/question-words.js";
import type { ResolvedRange } from "../core/domain/resolved-range.js";
import { tellGroupSize } from "./domain/tell-group-size.js";
import type { Question } from "./question.js";
import { selectSums } from "./select-sums.js";
import { usageSource } from "./usage-source.js";
import { hasRequests, type UsageSums } from "./usage-sums.js";

export interface UsageTotalsAnswer extends UsageSums {
  readonly currency: string;
  /** Null when so few that the viewer is not told. */
  readonly activeUsers: number | null;
  readonly range: ResolvedRange;
  readonly settledUntil: Date;
  readonly previous: UsageTotalsAnswer | null;
}

/** Sums over the range, and over the period it is compared with. */
export async function usageTotals(question: Question, compare: Compare): Promise<UsageTotalsAnswer> {
  const { filter, now } = question;
  const range = compareRange(filter.range, compare, now);
  const previous = range === null ? null : await totalsOf({ ...question, filter: { ...filter, range } });
  return { ...(await totalsOf(question)), previous };
}

/** Sums over the range alone. */
async function totalsOf(question: Question): Promise<UsageTotalsAnswer> {
  const { filter, snapshotAt } = question;
  return {
    ...(await selectSums(question)),
    currency: "USD",
    activeUsers: tellGroupSize(await countActiveUsers(question), question.minimumGroup),
    range: filter.range,
    settledUntil: snapshotAt,
    previous: null,
  };
}

/**
 * Grouped first, counted after: many times faster than `count(distinct …)`, which sorts every row. An app
 * user whose requests were corrected away was not active.
 */
async function countActiveUsers({ db, filter }: Question): Promise<number> {
  const { active } = await db
    .selectFrom((from) =>
      from
        .selectFrom(usageSource(db, filter, true).as("u"))
        .select("u.user_id")
        .where(sql<boolean>`u.user_id <> 0`)
        .groupBy("u.user_id")
        .having(hasRequests)
        .as("seen"),
    )
    .select((select) => select.fn.countAll<string>().as("active"))
    .executeTakeFirstOrThrow();
  return Number(active);
}
