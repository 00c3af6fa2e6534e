import { type RawBuilder, sql } from "kysely";
import { durationBucket, middleOfBucket } from "../../../usage/durations/duration-bucket.js";
import { startOfQuarter } from "../../../usage/domain/quarter-spans.js";
import type { UsageDimension } from "../../domain/question-words.js";
import type { Question } from "../../question.js";
import { countedKeyId, matches } from "../../usage-conditions.js";
import { groupKey } from "../../usage-group.js";
import { type NewestRequests, requestsIn, singleRequests } from "../newest-requests.js";
import type { DurationPlan } from "./plan-durations.js";

/** Of successful requests: `key`, `duration_ms`, how many `requests`; and `timed_tokens` and `timed_ms`, where the duration may be null and has no requests. */
export type CountedDurations = RawBuilder<unknown>;

const TIMED = sql<boolean>`u.status = 'ok' and u.duration_ms is not null`;

/** Durations as they are, of single requests. */
export function countSingles(question: Question, newest: NewestRequests, groupBy: UsageDimension): CountedDurations {
  return sql`
    select ${groupKey(question, groupBy)} as key, u.duration_ms, count(*) as requests, ${timedSums}
    from ${singleRequests(question, newest).as("u")} where ${TIMED} group by 1, 2`;
}

/** Durations as middles of their buckets, of spans and of single requests alike: building a span changes no answer. */
export function countPlanned(question: Question, plan: DurationPlan, groupBy: UsageDimension): CountedDurations {
  const key = groupKey(question, groupBy);
  const parts = [
    sql`select key, unnest(buckets) as bucket, unnest(counts) as requests, null as timed_tokens, null as timed_ms from span`,
    sql`select key, null, 0, timed_tokens, timed_ms from span`,
    ...plan.gaps.map(
      (gap) => sql`
        select ${key}, ${sql.raw(durationBucket("u.duration_ms"))}, count(*), ${timedSums}
        from ${requestsIn(question, gap).as("u")} where ${TIMED} group by 1, 2`,
    ),
  ];
  return sql`
    select key, ${sql.raw(middleOfBucket("bucket"))} as duration_ms, requests, timed_tokens, timed_ms from (
      with span as materialized (${spanRows(question, plan, key)})
      select key, bucket, sum(requests)::bigint as requests, sum(timed_tokens) as timed_tokens, sum(timed_ms) as timed_ms
      from (${sql.join(parts, sql` union all `)}) as part group by 1, 2
    ) as counted`;
}

const timedSums = sql`sum(u.output_tokens) as timed_tokens,
  sum(u.duration_ms) filter (where u.output_tokens is not null) as timed_ms`;

function spanRows({ filter }: Question, { spans }: DurationPlan, key: RawBuilder<string>) {
  const lengths = spans.map(({ quarters }) => quarters);
  const starts = spans.map(({ first }) => startOfQuarter(first).toJSON());
  return sql`
    select ${key} as key, s.buckets, s.counts, s.timed_tokens, s.timed_ms
    from unnest(${sql.val(lengths)}::int[], ${sql.val(starts)}::timestamptz[]) as wanted (quarters, start)
      join usage_duration_spans s using (quarters, start) join usage_dimensions d on d.id = s.dimension_id
      cross join lateral (
        select d.project_id, d.provider, d.model, d.feature, d.operation, ${countedKeyId("d")} as api_key_id
      ) as u
    where ${matches(filter, "d", sql`0`)}`;
}
