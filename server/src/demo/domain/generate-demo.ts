import type { DemoTask } from "./demo-models.js";
import { makeDemoUsers, type DemoUser } from "./demo-population.js";
import { demoCalls, type DemoEvent, type DemoLengths, type DemoVisit } from "./demo-visit.js";
import { Random } from "./random.js";

/** The notes app lives in Korea, which has no daylight saving. */
const LOCAL_OFFSET_MS = 9 * 3_600_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Monday first. The traces show next to no weekly rhythm; people who write notes at work do. */
const WEEKDAY_FACTORS = [1.14, 1.16, 1.12, 1.13, 1.05, 0.72, 0.68] as const;
const GROWTH = { from: 0.55, to: 1.5 } as const;
const TYPICAL_FAILURE_RATE = 0.012;
/** An afternoon on which the provider turned away a third of the calls. */
const OUTAGE = { daysAgo: 23, fromHour: 13, toHour: 16, failureRate: 0.34 } as const;
/** A release that made every phone summarise its newest notes again. */
const RESUMMARISING = { daysAgo: 12, hours: [20, 21], visitsFactor: 9 } as const;

export interface DemoOptions {
  readonly seed: number;
  readonly days: number;
  /** Events end before it. */
  readonly now: Date;
  /** On an average day in the middle of the story. */
  readonly visitsPerDay: number;
  /** How busy each local hour of a day is, 1 on average. */
  readonly rhythm: readonly number[];
  readonly lengths: DemoLengths;
}

/** An hour of demo traffic. */
export interface DemoHour {
  /** Share of the whole time span that is generated with this hour, up to 1. */
  readonly progress: number;
  readonly events: readonly (DemoEvent & { readonly id: string })[];
}

/** What all hours of one demo share. */
interface DemoWorld {
  readonly options: DemoOptions;
  readonly users: readonly DemoUser[];
  readonly random: Random;
}

/** The traffic of a notes app up to now, hour by hour; the same for the same options. */
export function* generateDemo(options: DemoOptions): Generator<DemoHour> {
  const { days, now, lengths } = options;
  const random = new Random(options.seed);
  const world = { options, random, users: makeDemoUsers(random, days) };
  const from = Math.floor((now.getTime() - days * DAY_MS) / HOUR_MS) * HOUR_MS;
  let number = 0;
  for (let hour = from; hour < now.getTime(); hour += HOUR_MS) {
    const events = visitsOfHour(hour, world)
      .flatMap((visit) => demoCalls(visit, { lengths, random }))
      .filter(({ time }) => Date.parse(time) < now.getTime())
      .map((event) => ({ ...event, id: `demo-${String((number += 1)).padStart(7, "0")}` }));
    yield { progress: Math.min(1, (hour + HOUR_MS - from) / (now.getTime() - from)), events };
  }
}

function visitsOfHour(hour: number, world: DemoWorld): DemoVisit[] {
  const { options, users, random } = world;
  const daysAgo = (options.now.getTime() - hour) / DAY_MS;
  const { arrivals, failureRate, isRush } = weatherOf(hour, daysAgo, world);
  const present = users
    .filter((user) => user.joinedDaysAgo >= daysAgo)
    .map((user) => ({ weight: user.weight, value: user }));
  if (present.length === 0) return [];
  return Array.from({ length: random.poisson(arrivals) })
    .flatMap(() => {
      const user = random.weighted(present);
      const note = user.openNote(random, () => random.pick(options.lengths.noteTokens));
      const at = hour + random.between(0, HOUR_MS);
      return tasksOf(random, isRush, note.version).map(({ task, afterMs }) => ({
        user,
        note,
        task,
        at: at + afterMs,
        daysAgo,
        failureRate,
      }));
    })
    .sort((a, b) => a.at - b.at);
}

/** How many people come in an hour, and what goes wrong in it. */
function weatherOf(hour: number, daysAgo: number, { options, random }: DemoWorld) {
  const local = new Date(hour + LOCAL_OFFSET_MS);
  const hourOfDay = local.getUTCHours();
  const weekday = WEEKDAY_FACTORS[(local.getUTCDay() + 6) % 7] ?? 1;
  const growth = GROWTH.to - (GROWTH.to - GROWTH.from) * (daysAgo / options.days);
  const isRush = Math.floor(daysAgo) === RESUMMARISING.daysAgo && RESUMMARISING.hours.some((at) => at === hourOfDay);
  const isOutage = Math.floor(daysAgo) === OUTAGE.daysAgo && hourOfDay >= OUTAGE.fromHour && hourOfDay < OUTAGE.toHour;
  const usual = (options.visitsPerDay / 24) * (options.rhythm[hourOfDay] ?? 1) * weekday * growth;
  return {
    arrivals: usual * random.noise(0.12) * (isRush ? RESUMMARISING.visitsFactor : 1),
    failureRate: isOutage ? OUTAGE.failureRate : TYPICAL_FAILURE_RATE,
    isRush,
  };
}

/** What one visit wants done: mostly a summary, then often tags; a new note is sometimes made findable. */
function tasksOf(random: Random, isRush: boolean, noteVersion: number) {
  const tasks: { readonly task: DemoTask; readonly afterMs: number }[] = [];
  const wantsSummary = isRush || random.chance(0.72);
  if (wantsSummary) tasks.push({ task: "summary", afterMs: 0 });
  if (!wantsSummary || random.chance(0.55)) tasks.push({ task: "tag", afterMs: random.between(2_000, 9_000) });
  if (noteVersion === 1 && random.chance(0.3)) tasks.push({ task: "embed", afterMs: random.between(500, 2_000) });
  return tasks;
}
