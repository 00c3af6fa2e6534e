import { sql } from "kysely";
import type { UsageDimension } from "../../domain/question-words.js";
import type { Question } from "../../question.js";
import type { NewestRequests } from "../newest-requests.js";
import { type CountedDurations, countPlanned, countSingles } from "./counted-durations.js";
import { planDurations } from "./plan-durations.js";

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

export interface Durations {
  readonly groups: readonly GroupDurations[];
  /** What lies before it in the range is left out; null when nothing is. */
  readonly cutAt: Date | null;
}

export interface DurationsRequest {
  readonly groupBy: UsageDimension;
  /** How many single requests are read at most. */
  readonly limit: number;
}

/** Of each group and of everything, over the whole range. Without a filter by app users, whom spans do not tell apart. */
export async function selectDurations(question: Question, { groupBy, limit }: DurationsRequest): Promise<Durations> {
  const plan = await planDurations(question, limit);
  const counted = countPlanned(question, plan, groupBy);
  return { groups: await selectPercentiles(question, counted), cutAt: plan.cutAt };
}

/** The same of the newest requests, exactly. */
export async function selectNewestDurations(
  question: Question,
  newest: NewestRequests,
  groupBy: UsageDimension,
): Promise<Durations> {
  const counted = countSingles(question, newest, groupBy);
  return { groups: await selectPercentiles(question, counted), cutAt: newest.cutAt };
}

/** As `percentile_disc` finds them, but of requests counted by duration: sorting a million rows takes many times as long. */
async function selectPercentiles({ db }: Question, counted: CountedDurations): Promise<readonly GroupDurations[]> {
  const { rows } = await sql<GroupDurations>`
    with counted as materialized (${counted}), duration as (
      select false as whole, key, duration_ms, requests, timed_tokens, timed_ms from counted
      union all
      select true, null, duration_ms, sum(requests), sum(timed_tokens), sum(timed_ms) from counted group by duration_ms
    ), placed as (
      select duration.*, sum(requests) over (partition by whole, key order by duration_ms) as up_to,
             sum(requests) over (partition by whole, key) as of
      from duration
    )
    select key, sum(requests)::bigint::text as requests,
           (min(duration_ms) filter (where up_to >= 0.5 * of))::text as p50,
           (min(duration_ms) filter (where up_to >= 0.95 * of))::text as p95,
           sum(timed_tokens)::text as timed_tokens, sum(timed_ms)::text as timed_ms
    from placed group by whole, key`.execute(db);
  return rows;
}
