import { z } from "zod";
import type { Member } from "../recost/member.js";
import type { Clickhouse } from "./clickhouse.js";
import { onDays } from "./on-days.js";
import { type AskedDays, rangeOf } from "./question.js";

const TOTALS = `query ($filter: UsageFilterInput!) { usageTotals(filter: $filter) { requests totalTokens cost activeUsers } }`;
const totals = z.object({
  usageTotals: z.object({
    requests: z.number(),
    totalTokens: z.string(),
    cost: z.string(),
    activeUsers: z.number(),
  }),
});

/**
 * Both tell the same totals, distinct app users among them.
 *
 * @throws Error with both when they differ: then their times say nothing
 */
export async function requireEqualAnswers(member: Member, clickhouse: Clickhouse, days: AskedDays): Promise<void> {
  const { usageTotals: ours } = totals.parse(await member.ask(TOTALS, { filter: { range: rangeOf(days) } }));
  const { rows } = await clickhouse.query(
    `select toString(count()), toString(sum(total_tokens)), toString(sum(cost)),
            toString(uniqExactIf(user_id, user_id <> 0))
     from usage where ${onDays(days)}`,
  );
  const told = [String(ours.requests), ours.totalTokens, inPico(ours.cost), String(ours.activeUsers)].join(" ");
  const theirs = rows[0]?.join(" ");
  if (told !== theirs)
    throw new Error(`From ${days.from} to ${days.to}: the product says ${told}, ClickHouse ${theirs}.`);
}

/** Decimal USD in whole pico-USD. */
function inPico(usd: string): string {
  const [whole = "", fraction = ""] = usd.split(".");
  return BigInt(whole + fraction.padEnd(12, "0")).toString();
}
