import type { EntityManager } from "@mikro-orm/postgresql";
import { CrossingChance } from "../../analytics/domain/forecast/forecast-words.js";
import { projectCrossing } from "../../analytics/domain/forecast/project-crossing.js";
import { askForEverybody } from "../../analytics/question.js";
import { toForecast } from "../../analytics/to-forecast.js";
import { usageForecast } from "../../analytics/usage-forecast.query.js";
import { eachInTurn } from "../../core/each-in-turn.js";
import { forecastPeriodOf } from "../forecast-period-of.js";
import { narrowingTo } from "../narrowing-to.js";
import { type Calendar, readCalendar } from "../statuses/read-calendar.js";
import type { RunningLimit } from "../statuses/running-limit.js";
import { selectRunningLimits } from "../statuses/select-running-limits.js";
import { insertRuleAlert, type RuleAlert } from "./insert-rule-alert.js";
import type { RuleParts } from "./rule-parts.js";

const EXPECTED: readonly CrossingChance[] = [CrossingChance.LIKELY, CrossingChance.NEARLY_CERTAIN];

/**
 * Tells limits that running periods are expected to reach, each once in a period, by the forecast that everybody sees.
 *
 * @param isEnding whether to leave what is left to the next run
 * @returns how many alerts were added
 * @throws AggregateError when one threshold could not be looked at; the others are all the same
 */
export async function findPace({ orm, pool, clock, logger }: RuleParts, isEnding = () => false): Promise<number> {
  const now = clock();
  const em = orm.em.fork();
  const calendar = await readCalendar(em, now);
  const limits = await selectRunningLimits(em, { ids: null, userId: null, calendar });
  const known = await selectKnown(em, calendar);
  const unknown = limits.filter((limit) => limit.threshold.pace && !known.has(keyOf(limit)));
  const watched = unknown.map((limit) => ({ id: limit.threshold.id, limit }));
  return eachInTurn(watched, { what: "threshold", logger, isEnding }, async ({ limit }) => {
    const alert = await paceOf(em, limit, calendar);
    return alert === null ? 0 : insertRuleAlert(pool, alert);
  });
}

async function paceOf(em: EntityManager, limit: RunningLimit, { now, zone }: Calendar): Promise<RuleAlert | null> {
  const { threshold, meter, units, window } = limit;
  const narrowing = narrowingTo(threshold.scope, threshold.subject?.key ?? "");
  const period = forecastPeriodOf(threshold.period);
  if (narrowing === null || period === null) return null;
  const filter = { ...narrowing, range: { preset: "today" }, timezone: zone };
  const found = await askForEverybody({ em, now }, filter, (question) => usageForecast(question, { meter, period }));
  const { projected } = toForecast(found, { meter, period });
  if (projected === null) return null;
  const { chance, at: crossesAt } = projectCrossing(projected, units);
  if (!EXPECTED.includes(chance)) return null;
  const { point, low, high } = projected;
  return {
    threshold,
    type: "PACE",
    limit: units,
    used: found.soFar,
    period: { start: window.start, end: window.end, zone },
    details: { point: String(point), low: String(low), high: String(high), ...(crossesAt !== null && { crossesAt }) },
    at: now,
  };
}

/** What was told of periods that are not over: no forecast is made for it again. */
async function selectKnown(em: EntityManager, { today }: Calendar): Promise<ReadonlySet<string>> {
  const rows = await em.execute<{ key: string }[]>(
    `select concat_ws(' ', threshold_id, period_start, threshold_value) as key from usage_alerts
     where threshold_type = 'PACE' and period_end > ?::date`,
    [today.toString()],
  );
  return new Set(rows.map(({ key }) => key));
}

function keyOf({ threshold, window, units }: RunningLimit): string {
  return `${threshold.id} ${window.start} ${units}`;
}
