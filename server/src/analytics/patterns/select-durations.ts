import { sql } from "kysely";
import type { UsageDimension } from "../domain/question-words.js";
import type { Question } from "../question.js";
import { groupKey } from "../usage-group.js";
import { type NewestRequests, singleRequests } from "./newest-requests.js";

/** How long the successful requests of a group took; there is none without. */
export interface GroupDurations {
  /** Null: of everything. */
  readonly key: string | null;
  readonly requests: string;
  /** Milliseconds. */
  readonly p50: string;
  readonly p95: string;
  /** Output tokens of the requests that have them, and the milliseconds of those. */
  readonly timed_tokens: string | null;
  readonly timed_ms: string | null;
}

/**
 * Of each group and of everything. Percentiles are durations that occurred, as `percentile_disc` finds them,
 * but of requests counted by duration first: sorting a million rows takes many times as long. Only successful
 * requests: one that failed early was not fast.
 */
export function selectDurations(
  question: Question,
  newest: NewestRequests,
  groupBy: UsageDimension,
): Promise<GroupDurations[]> {
  const sums = ["requests", "timed", "tokens"].map((name) => sql`sum(c.${sql.ref(name)})::bigint as ${sql.ref(name)}`);
  const within = sql`partition by d.whole, d.key`;
  return question.db
    .with("counted", (cte) =>
      cte
        .selectFrom(singleRequests(question, newest).as("u"))
        .select([groupKey(question, groupBy).as("key"), "u.duration_ms"])
        .select([
          sql<string>`count(*)`.as("requests"),
          sql<string>`count(u.output_tokens)`.as("timed"),
          sql<string>`sum(u.output_tokens)::bigint`.as("tokens"),
        ])
        .where("u.status", "=", "ok")
        .where("u.duration_ms", "is not", null)
        .groupBy(sql`1, 2`),
    )
    .with(
      "duration",
      () =>
        sql<DurationRow>`(
        select false as whole, c.* from counted c
        union all
        select true, null, c.duration_ms, ${sql.join(sums)} from counted c group by c.duration_ms)`,
    )
    .with("placed", (cte) =>
      cte
        .selectFrom("duration as d")
        .selectAll("d")
        .select([
          sql<string>`sum(d.requests) over (${within} order by d.duration_ms)`.as("up_to"),
          sql<string>`sum(d.requests) over (${within})`.as("of"),
        ]),
    )
    .selectFrom("placed as p")
    .select(["p.key", sql<string>`sum(p.requests)::text`.as("requests")])
    .select([
      sql<string>`(min(p.duration_ms) filter (where p.up_to >= 0.5 * p.of))::text`.as("p50"),
      sql<string>`(min(p.duration_ms) filter (where p.up_to >= 0.95 * p.of))::text`.as("p95"),
      sql<string | null>`sum(p.tokens)::text`.as("timed_tokens"),
      sql<string | null>`sum(p.duration_ms * p.timed)::text`.as("timed_ms"),
    ])
    .groupBy(["p.whole", "p.key"])
    .execute();
}

interface DurationRow {
  readonly whole: boolean;
  readonly key: string | null;
  readonly duration_ms: string;
  readonly requests: string;
  readonly timed: string;
  readonly tokens: string | null;
}
