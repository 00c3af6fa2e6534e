import { sql } from "kysely";
import type { Question } from "./question.js";
import { matches, rawUserId } from "./usage-conditions.js";

/** Requests whose first and last quarter hours are known. */
export interface TimedRequests {
  readonly provider: string;
  readonly model: string;
  readonly isMissing: boolean;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

interface TimesRow {
  readonly first_at: string | null;
  readonly last_at: string | null;
}

/**
 * The same, with the times of the first and the last request: raw rows of two quarter hours each. What has
 * no raw rows any more keeps its quarter hours.
 */
export async function withExactTimes<Requests extends TimedRequests>(
  { db, filter }: Question,
  requests: readonly Requests[],
): Promise<readonly Requests[]> {
  if (requests.length === 0) return requests;
  const at = (edge: "min" | "max", bucket: string) => sql`(
    select ${sql.raw(edge)}(e.created_at) from token_usage e
    where e.cost_state = 'unpriced' and (e.usage_state = 'missing') = r.missing
      and e.provider = r.provider and e.model = r.model
      and e.created_at >= ${sql.raw(bucket)} and e.created_at < ${sql.raw(bucket)} + interval '15 minutes'
      and e.created_at < ${filter.range.to.toJSON()}::timestamptz
      and ${matches(filter, "e", rawUserId(filter.dimensions))}
  )`;
  const asked = JSON.stringify(
    requests.map(({ provider, model, isMissing, firstAt, lastAt }, index) => ({
      index,
      provider,
      model,
      missing: isMissing,
      first: firstAt,
      last: lastAt,
    })),
  );
  const { rows } = await sql<TimesRow>`
    select ${at("min", "r.first")} as first_at, ${at("max", "r.last")} as last_at
    from json_to_recordset(${asked}::json)
      as r (index int, provider text, model text, missing boolean, first timestamptz, last timestamptz)
    order by r.index
  `.execute(db);
  return requests.map((each, index) => ({
    ...each,
    firstAt: exact(rows[index]?.first_at, each.firstAt),
    lastAt: exact(rows[index]?.last_at, each.lastAt),
  }));
}

function exact(found: string | null | undefined, quarterHour: Date): Date {
  return found === null || found === undefined ? quarterHour : new Date(found);
}
