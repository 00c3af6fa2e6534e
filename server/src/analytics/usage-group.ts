import { type Kysely, sql } from "kysely";
import { makeBuckets } from "./domain/make-buckets.js";
import { Grain, UsageDimension } from "./domain/question-words.js";
import { MAX_RANGE_DAYS } from "../core/domain/resolve-range.js";
import { NO_KEY } from "./domain/read-filter.js";
import type { Question } from "./question.js";
import type { UsageTables } from "./tables.js";

/** Shown for requests without an app user; their key is "0", which filters take as well. */
const NOBODY = "—";

type GroupedTime = Pick<Question, "filter" | "weekStart">;

/**
 * What rows of a `usageSource` named `u` are grouped by, as text. Ids for users and projects, local
 * dates for DAY; TOTAL puts everything into one group.
 */
export function groupKey(question: GroupedTime, groupBy: UsageDimension) {
  switch (groupBy) {
    case UsageDimension.NONE:
      return sql<string>`'TOTAL'`;
    case UsageDimension.MODEL:
      return sql<string>`u.model`;
    case UsageDimension.FEATURE:
      return sql<string>`u.feature`;
    case UsageDimension.PROVIDER:
      return sql<string>`u.provider`;
    case UsageDimension.OPERATION:
      return sql<string>`u.operation`;
    case UsageDimension.USER:
      return sql<string>`u.user_id::text`;
    case UsageDimension.PROJECT:
      return sql<string>`u.project_id::text`;
    case UsageDimension.KEY:
      return sql<string>`u.api_key_id::text`;
    case UsageDimension.STATUS:
      return sql<string>`upper(u.status)`;
    case UsageDimension.DAY: {
      const days = daysOf(question);
      const labels = sql`${sql.val(days.map((day) => day.label))}::text[]`;
      return sql<string>`(${labels})[${slotOf(days)}]`;
    }
  }
}

/** Instants between which a row of `u` has to lie for `groupKey` to tell its group. */
export function edgesOf(question: GroupedTime, groupBy: UsageDimension): readonly Date[] {
  return groupBy === UsageDimension.DAY ? daysOf(question).map(({ start }) => start) : [];
}

function daysOf({ filter: { range }, weekStart }: GroupedTime) {
  return makeBuckets({ range, grain: Grain.DAY, weekStart, limit: MAX_RANGE_DAYS + 2 });
}

/** The place, from 1, of a row of `u` in an ascending list of slots that covers the range. */
export function slotOf(slots: readonly { readonly start: Date }[]) {
  return sql<number>`width_bucket(u.at, ${sql.val(slots.map((slot) => slot.start.toJSON()))}::timestamptz[])`;
}

/** What people read instead of a key: pseudonyms, and names of projects and API keys; other keys speak for themselves. */
export async function labelsOf(
  db: Kysely<UsageTables>,
  groupBy: UsageDimension,
  keys: readonly string[],
): Promise<(key: string) => string> {
  const named = await namesOf(db, groupBy, keys);
  const labels = new Map(named.map(({ key, label }) => [key, label]));
  if (groupBy === UsageDimension.USER) labels.set("0", NOBODY);
  if (groupBy === UsageDimension.KEY) labels.set(String(NO_KEY), "no key");
  return (key) => labels.get(key) ?? key;
}

function namesOf(db: Kysely<UsageTables>, groupBy: UsageDimension, keys: readonly string[]) {
  if (groupBy === UsageDimension.USER) {
    return db
      .selectFrom("app_users")
      .select([sql<string>`id::text`.as("key"), "pseudonym as label"])
      .where(sql<boolean>`id = any(${sql.val(keys)}::bigint[])`)
      .execute();
  }
  if (groupBy === UsageDimension.PROJECT) {
    return db
      .selectFrom("projects")
      .select([sql<string>`id::text`.as("key"), "name as label"])
      .where(sql<boolean>`id = any(${sql.val(keys)}::int[])`)
      .execute();
  }
  if (groupBy === UsageDimension.KEY) {
    return db
      .selectFrom("api_keys")
      .select([sql<string>`id::text`.as("key"), "name as label"])
      .where(sql<boolean>`id = any(${sql.val(keys)}::int[])`)
      .execute();
  }
  return Promise.resolve([]);
}
