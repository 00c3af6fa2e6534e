import { sql } from "kysely";
import type { UsageDimension } from "../domain/question-words.js";
import type { Question } from "../question.js";
import { groupKey } from "../usage-group.js";
import { type NewestRequests, singleRequests } from "./newest-requests.js";

/** Notes with a request of known cost, and what those requests cost in pico-USD. */
export interface NoteCosts {
  /** Null: of everything. */
  readonly key: string | null;
  readonly notes: string;
  readonly cost: string | null;
}

/** Of each group and of everything: a note of two groups is one of all. A note is one of its project. */
export function selectNoteCosts(
  question: Question,
  newest: NewestRequests,
  groupBy: UsageDimension,
): Promise<NoteCosts[]> {
  const figures = [sql<string>`count(*)::text`.as("notes"), sql<string | null>`sum(n.cost)::text`.as("cost")] as const;
  return question.db
    .with("noted", (cte) =>
      cte
        .selectFrom(singleRequests(question, newest).as("u"))
        .select([
          groupKey(question, groupBy).as("key"),
          "u.project_id",
          "u.note_id",
          sql<string>`sum(u.cost)`.as("cost"),
        ])
        .where("u.note_id", "is not", null)
        .where("u.cost", "is not", null)
        .groupBy(sql`1, 2, 3`),
    )
    .with("note", (cte) =>
      cte
        .selectFrom("noted as n")
        .select(sql<string>`sum(n.cost)`.as("cost"))
        .groupBy(["n.project_id", "n.note_id"]),
    )
    .selectFrom("noted as n")
    .select([sql<string | null>`n.key`.as("key"), ...figures])
    .groupBy("n.key")
    .unionAll((all) => all.selectFrom("note as n").select([sql<string | null>`null`.as("key"), ...figures]))
    .execute();
}
