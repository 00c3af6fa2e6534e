import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { RequestContext } from "../access/request-context.js";
import { checkTimezone, startOfDate, toDate } from "../core/domain/zoned-time.js";
import { readSettings } from "../core/settings.js";
import { lastDates } from "./domain/last-dates.js";
import { UsageDimension } from "./domain/question-words.js";
import { readFilter } from "./domain/read-filter.js";
import { inSnapshot, type Question } from "./question.js";
import { scopeOf } from "./scope.js";
import { groupKey } from "./usage-group.js";
import { usageSource } from "./usage-source.js";
import { usd } from "./usage-sums.js";

const DAYS = 7;

/** A date, and what was recorded on it as days are now and as they would be. */
export interface TimezoneShift {
  /** Such as 2026-11-23. */
  readonly day: string;
  readonly requestsNow: bigint;
  readonly requestsThen: bigint;
  /** Decimal USD of the requests whose cost is known. */
  readonly costNow: string;
  readonly costThen: string;
}

/**
 * What the last seven days would be in another reporting timezone, from one snapshot.
 *
 * @throws AppError BAD_INPUT naming `timezone`
 */
export function previewTimezone({ em, viewer, clock }: RequestContext, given: string): Promise<TimezoneShift[]> {
  const timezone = checkTimezone(given);
  const [scope, now] = [scopeOf(viewer), clock()];
  return inSnapshot(em, async (db, fork) => {
    const { reportingTimezone, weekStart } = await readSettings(fork);
    const days = lastDates(now, [reportingTimezone, timezone], DAYS);
    const asked = { db, weekStart };
    const sumsIn = (zone: string) =>
      sumsByDay({ ...asked, filter: { scope, range: rangeOf(days, zone), dimensions: readFilter({}) } });
    const [before, after] = [await sumsIn(reportingTimezone), await sumsIn(timezone)];
    return days.map((day) => {
      const [current, other] = [before.get(day) ?? NOTHING, after.get(day) ?? NOTHING];
      return {
        day,
        requestsNow: BigInt(current.requests),
        requestsThen: BigInt(other.requests),
        costNow: usd(current.cost),
        costThen: usd(other.cost),
      };
    });
  });
}

interface DaySums {
  readonly day: string;
  readonly requests: string;
  /** Pico-USD. */
  readonly cost: string;
}

const NOTHING = { requests: "0", cost: "0" };

async function sumsByDay(
  question: Pick<Question, "db" | "filter" | "weekStart">,
): Promise<ReadonlyMap<string, DaySums>> {
  const rows = await question.db
    .selectFrom(usageSource(question.db, question.filter, false).as("u"))
    .select([
      groupKey(question, UsageDimension.DAY).as("day"),
      sql<string>`sum(u.requests)::text`.as("requests"),
      sql<string>`sum(u.cost)::text`.as("cost"),
    ])
    .groupBy(sql`1`)
    .execute();
  return new Map(rows.map((row) => [row.day, row]));
}

function rangeOf(days: readonly string[], timezone: string): Question["filter"]["range"] {
  const [first, last] = [days[0] ?? "", days.at(-1) ?? ""].map((day) => Temporal.PlainDate.from(day));
  if (first === undefined || last === undefined) throw new Error("there are no days");
  return {
    from: toDate(startOfDate(first, timezone)),
    to: toDate(startOfDate(last.add({ days: 1 }), timezone)),
    timezone,
    step: { days: days.length },
  };
}
