import { isCountable } from "../usage/domain/local-days.js";
import { planDays, type SpanPlan } from "./domain/plan-spans.js";
import { areMidnights } from "./known-midnights.js";
import type { Question } from "./question.js";
import { filtersUsers, sourceOf, type UsageSource, usageSource } from "./usage-source.js";

/**
 * The same as `usageSource` over everybody, from far fewer rows: whole days of the zone they are kept in are one
 * row each. A row's `at` is only good for telling apart what lies between two of the edges.
 *
 * @param edges instants that no row may span; the ends of the range need not be among them
 */
export async function usageByDays(question: Question, edges: readonly Date[] = []): Promise<UsageSource> {
  const { db, filter, dayZone, now } = question;
  if (filtersUsers(filter) || !isCountable(dayZone)) return usageSource(db, filter, false);
  const plan = planDays(filter.range, dayZone, now);
  if (!(await isExact(question, plan, edges))) return usageSource(db, filter, false);
  return sourceOf(db, filter, { plan, rollup: "token_usage_stats", dayZone });
}

async function isExact({ db, dayZone }: Question, { days }: SpanPlan, edges: readonly Date[]): Promise<boolean> {
  if (days === null) return true;
  const within = edges.filter((edge) => edge > days.from && edge < days.to);
  return areMidnights(db, dayZone, [days.from, days.to, ...within]);
}
