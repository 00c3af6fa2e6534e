import type { Statements } from "../core/statements.js";
import { actingMemberId } from "../access/acting-member.js";
import type { RequestContext } from "../access/request-context.js";
import type { ThresholdContent } from "./domain/threshold-content.js";
import { ThresholdScope } from "./domain/threshold-words.js";
import { evaluateThresholds } from "./evaluate-thresholds.js";
import { limitColumns, watchesTheSame } from "./overriding.js";
import { resolveChangedAlerts } from "./resolve-changed-alerts.js";

export interface SettledChange {
  readonly id: number;
  /** As it was, if it was, and as it is. */
  readonly contents: readonly ThresholdContent[];
}

/**
 * Brings alerts in line with a threshold that was just written: those of what it no longer says are resolved, and what it
 * says now and is reached already is told, in the running periods.
 */
export async function settleChange(
  client: Statements,
  context: RequestContext,
  { id, contents }: SettledChange,
): Promise<void> {
  const ids = [id, ...(await defaultsOf(client, contents))];
  const now = context.clock();
  await resolveChangedAlerts(client, { ids, now, memberId: actingMemberId(context) });
  await evaluateThresholds(client, ids, now);
}

/** Of the threshold of an app user: what they came under without it, or come under again. */
async function defaultsOf(client: Statements, contents: readonly ThresholdContent[]): Promise<readonly number[]> {
  const own = contents.filter(({ scope }) => scope === ThresholdScope.USER);
  if (own.length === 0) return [];
  const { rows } = await client.query<{ id: number }>(
    `select id from usage_thresholds t
     where scope = 'EACH_USER' and deleted_at is null and exists (
       select from unnest($1::text[], $2::text[], $3::date[], $4::date[]) as content (meter, period, starts_on, last_on)
         cross join lateral (select content.*, last_on + 1 as ends_on) as own
       where ${watchesTheSame(limitColumns("t"))}
     ) order by id`,
    [
      own.map(({ meter }) => meter),
      own.map(({ period }) => period),
      own.map(({ startsOn }) => startsOn),
      own.map(({ endsOn }) => endsOn),
    ],
  );
  return rows.map(({ id }) => id);
}
