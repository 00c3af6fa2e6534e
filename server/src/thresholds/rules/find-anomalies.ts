import type { EntityManager } from "@mikro-orm/postgresql";
import { parseUsd } from "@tokenledger/model/money";
import type { Temporal } from "temporal-polyfill";
import type { Anomaly } from "../../analytics/domain/find-anomalies.js";
import type { WatchedGrain } from "../../analytics/domain/comparable-dates.js";
import { Grain, Meter, UsageDimension } from "../../analytics/domain/question-words.js";
import { explainAnomalies } from "../../analytics/patterns/explain-anomalies.query.js";
import { farFromUsual } from "../../analytics/patterns/usage-anomalies.query.js";
import { askForEverybody, type Question } from "../../analytics/question.js";
import { inZone } from "../../core/domain/zoned-time.js";
import { eachInTurn } from "../../core/each-in-turn.js";
import { ThresholdKind } from "../domain/threshold-words.js";
import { narrowingTo } from "../narrowing-to.js";
import { type Calendar, readCalendar, startOf } from "../statuses/read-calendar.js";
import type { Threshold } from "../threshold.js";
import { insertRuleAlert, type RuleAlert } from "./insert-rule-alert.js";
import type { RuleParts } from "./rule-parts.js";
import { selectRules } from "./select-rules.js";

/** Closed for so long that what is reported a little late is in it. */
const SETTLED_MS = 15 * 60_000;
/** Days that are looked at again: those that were over while no server ran. */
const DAYS_BACK = 2;
/** A range that is judged by days; of up to three it would be by hours. */
const RANGE_DAYS = 5;
const MOST_CONTRIBUTORS = 3;

/**
 * Tells days that are over, and hours of them and of today, that stand far from what is usual: each day once.
 *
 * @param isEnding whether to leave what is left to the next run
 * @returns how many alerts were added
 * @throws AggregateError when one threshold could not be looked at; the others are all the same
 */
export async function findAnomalousDays(parts: RuleParts, isEnding = () => false): Promise<number> {
  const { orm, pool, clock, logger } = parts;
  const em = orm.em.fork();
  const calendar = await readCalendar(em, clock());
  const rules = await selectRules(em, calendar.now, ({ kind }) => kind === ThresholdKind.ANOMALY);
  const known = await selectKnown(em, calendar);
  return eachInTurn(rules, { what: "threshold", logger, isEnding }, async (threshold) => {
    let added = 0;
    for (const alert of await anomaliesOf(em, { threshold, calendar, known })) {
      added += await insertRuleAlert(pool, alert);
    }
    return added;
  });
}

interface Watched {
  readonly threshold: Threshold;
  readonly calendar: Calendar;
  /** Threshold and day of what was told. */
  readonly known: ReadonlySet<string>;
}

async function anomaliesOf(em: EntityManager, { threshold, calendar, known }: Watched): Promise<RuleAlert[]> {
  const { id, scope, subject, meter, watchedSince } = threshold;
  const narrowing = narrowingTo(scope, subject?.key ?? "");
  if (narrowing === null || meter === null) return [];
  const { now, zone, today } = calendar;
  const alerts = new Map<string, RuleAlert>();
  for (const [first, last] of [
    [today.subtract({ days: RANGE_DAYS }), today],
    [today.subtract({ days: 1 }), today.add({ days: 1 })],
  ] as const) {
    const range = { from: startOf(first.toString(), zone), to: startOf(last.toString(), zone) };
    await askForEverybody({ em, now }, { ...narrowing, range, timezone: zone }, async (question) => {
      const { grain, anomalies } = await farFromUsual(question, meter);
      for (const anomaly of anomalies) {
        const day = dayOf(anomaly, zone);
        const isNew = !known.has(`${id} ${day.toString()}`) && !alerts.has(day.toString());
        if (!isNew || !isClosed(anomaly, calendar) || anomaly.slot.end <= watchedSince) continue;
        const details = await detailsOf(question, anomaly, { meter, grain });
        alerts.set(day.toString(), toAlert({ threshold, anomaly, details, calendar }));
      }
    });
  }
  return [...alerts.values()];
}

function isClosed({ slot }: Anomaly, { now, today, zone }: Calendar): boolean {
  const oldest = startOf(today.subtract({ days: DAYS_BACK }).toString(), zone);
  return slot.start >= oldest && slot.complete && slot.end.getTime() + SETTLED_MS <= now.getTime();
}

function dayOf({ slot }: Anomaly, zone: string): Temporal.PlainDate {
  return inZone(slot.start, zone).toPlainDate();
}

/** App users are left out: what is kept here would outlast the erasure of one. The console tells them while they are there. */
async function detailsOf(
  question: Question,
  anomaly: Anomaly,
  { meter, grain }: { readonly meter: Meter; readonly grain: WatchedGrain },
): Promise<object> {
  const { slot, baseline } = anomaly;
  const [explained = []] = await explainAnomalies(question, [anomaly], meter);
  const contributors = explained
    .filter(({ dimension }) => dimension !== UsageDimension.USER)
    .slice(0, MOST_CONTRIBUTORS)
    .map(({ dimension, label, value, expected }) => ({
      dimension,
      label,
      value: unitsOf(meter, value),
      expected: unitsOf(meter, expected),
    }));
  return {
    usual: String(baseline.expected),
    actual: String(slot.value),
    ...(grain === Grain.HOUR && { hour: slot.start }),
    contributors,
  };
}

/** As all amounts are stored. */
function unitsOf(meter: Meter, decimal: string): string {
  return String(meter === Meter.COST ? parseUsd(decimal) : BigInt(decimal));
}

interface Explained {
  readonly threshold: Threshold;
  readonly anomaly: Anomaly;
  readonly details: object;
  readonly calendar: Calendar;
}

function toAlert({ threshold, anomaly, details, calendar: { zone, now } }: Explained): RuleAlert {
  const day = dayOf(anomaly, zone);
  const period = { start: day.toString(), end: day.add({ days: 1 }).toString(), zone };
  return { threshold, type: "ANOMALY", limit: 0n, used: anomaly.slot.value, period, details, at: now };
}

async function selectKnown(em: EntityManager, { today }: Calendar): Promise<ReadonlySet<string>> {
  const rows = await em.execute<{ key: string }[]>(
    `select concat_ws(' ', threshold_id, period_start) as key from usage_alerts
     where threshold_type = 'ANOMALY' and period_start >= ?::date`,
    [today.subtract({ days: DAYS_BACK }).toString()],
  );
  return new Set(rows.map(({ key }) => key));
}
