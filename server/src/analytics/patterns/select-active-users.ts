import { sql } from "kysely";
import type { UsageDimension } from "../domain/question-words.js";
import type { Question } from "../question.js";
import { groupKey } from "../usage-group.js";
import { usageSource } from "../usage-source.js";

/** App users with a request of known cost, and what they cost together in pico-USD. */
export interface ActiveUsers {
  /** Null: of everything. */
  readonly key: string | null;
  readonly users: string;
  readonly cost: string | null;
}

/** Of each group and of everything: an app user of two groups is one of all. */
export function selectActiveUsers(question: Question, groupBy: UsageDimension): Promise<ActiveUsers[]> {
  const { db, filter } = question;
  const figures = [sql<string>`count(*)::text`.as("users"), sql<string | null>`sum(a.cost)::text`.as("cost")] as const;
  return db
    .with("seen", (cte) =>
      cte
        .selectFrom(usageSource(db, filter, true).as("u"))
        .select([groupKey(question, groupBy).as("key"), "u.user_id", sql<string>`sum(u.cost)`.as("cost")])
        .where(sql<boolean>`u.user_id <> 0`)
        .groupBy(sql`1, 2`)
        .having(sql<boolean>`sum(u.requests) > sum(u.unpriced_requests)`),
    )
    .with("active", (cte) =>
      cte
        .selectFrom("seen as s")
        .select(sql<string>`sum(s.cost)`.as("cost"))
        .groupBy("s.user_id"),
    )
    .selectFrom("seen as a")
    .select([sql<string | null>`a.key`.as("key"), ...figures])
    .groupBy("a.key")
    .unionAll((all) => all.selectFrom("active as a").select([sql<string | null>`null`.as("key"), ...figures]))
    .execute();
}
