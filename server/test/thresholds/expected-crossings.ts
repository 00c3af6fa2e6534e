import { Temporal } from "temporal-polyfill";
import { AMOUNTS, instantOf, type Event, type Limit, type Round } from "./random-case.js";

/** A threshold of a round. */
export interface Threshold {
  readonly id: number;
  readonly scope: "OVERALL" | "EACH_USER" | "USER" | "PROJECT" | "MODEL" | "FEATURE" | "KEY";
  readonly subject: string;
  readonly limit: Limit;
  /** The amount before it was changed; null when it was not. */
  readonly formerAmount: number | null;
  readonly isOn: boolean;
}

export interface Used {
  readonly userId: string;
  readonly event: Event;
}

/** Whose usage an event is, by scope. */
const SUBJECTS: Readonly<Record<Threshold["scope"], (used: Used) => string>> = {
  OVERALL: () => "",
  EACH_USER: ({ userId }) => userId,
  USER: ({ userId }) => userId,
  PROJECT: ({ event }) => String(event.projectId),
  MODEL: ({ event }) => event.model,
  FEATURE: ({ event }) => event.feature,
  KEY: ({ event }) => String(event.apiKeyId),
};

export interface Sum {
  readonly threshold: Threshold;
  readonly subject: string;
  /** Local dates; the end is exclusive. */
  readonly start: string;
  readonly end: string;
  readonly amount: bigint;
}

/** What each subject used in each period, added up event by event with another calendar than the database's. */
export function sumsOf(round: Round, thresholds: readonly Threshold[], used: readonly Used[]): readonly Sum[] {
  const own = thresholds.filter(({ scope }) => scope === "USER");
  const exempt = new Set(own.map(({ subject, limit }) => `${subject} ${limit.meter} ${limit.period}`));
  const ownOf = Map.groupBy(own, ({ subject }) => subject);
  const shared = thresholds.filter(({ scope }) => scope !== "USER");
  const sums = new Map<string, Sum>();
  for (const each of used) {
    for (const threshold of [...shared, ...(ownOf.get(each.userId) ?? [])]) {
      const { id, scope, limit, isOn } = threshold;
      const subject = SUBJECTS[scope](each);
      if (!isOn || (threshold.subject !== "" && threshold.subject !== subject)) continue;
      if (scope === "EACH_USER" && exempt.has(`${subject} ${limit.meter} ${limit.period}`)) continue;
      const window = windowOf(round, limit.period, localDay(round, each.event));
      if (window === null) continue;
      const key = `${id} ${subject} ${window.start}`;
      const amount = (sums.get(key)?.amount ?? 0n) + AMOUNTS[limit.meter](each.event);
      sums.set(key, { threshold, subject, ...window, amount });
    }
  }
  return [...sums.values()];
}

const days = new Map<string, string>();

function localDay(round: Round, event: Event): string {
  const key = `${round.place.join()} ${event.quarter}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  const at = Temporal.Instant.fromEpochMilliseconds(instantOf(round, event).getTime());
  const day = at.toZonedDateTimeISO(round.place[0]).toPlainDate().toString();
  days.set(key, day);
  return day;
}

/** The local dates of what happens once; the end is exclusive. */
export function onceOf({ place, once }: Round): { readonly start: string; readonly end: string } {
  const start = Temporal.PlainDate.from(place[1].slice(0, 10)).subtract({ days: once.before });
  return { start: start.toString(), end: start.add({ days: once.days }).toString() };
}

function windowOf(round: Round, period: Limit["period"], day: string): { start: string; end: string } | null {
  const date = Temporal.PlainDate.from(day);
  switch (period) {
    case "DAY":
      return { start: day, end: date.add({ days: 1 }).toString() };
    case "WEEK": {
      const start = date.subtract({ days: (date.dayOfWeek - round.weekStart + 7) % 7 });
      return { start: start.toString(), end: start.add({ days: 7 }).toString() };
    }
    case "MONTH": {
      const start = date.with({ day: 1 });
      return { start: start.toString(), end: start.add({ months: 1 }).toString() };
    }
    case "ONCE": {
      const once = onceOf(round);
      return day >= once.start && day < once.end ? once : null;
    }
  }
}

/** The levels of a limit that are reached, as `threshold subject start end level limit`. */
export function reached({ threshold, subject, start, end, amount }: Sum, limitAmount: number): readonly string[] {
  return threshold.limit.levels
    .filter((level) => amount * 100n >= BigInt(limitAmount) * BigInt(level))
    .map((level) => [threshold.id, subject, start, end, level, limitAmount].join(" "));
}
