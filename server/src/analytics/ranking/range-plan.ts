import { coverDays, type SignedSpan } from "../domain/cover-days.js";
import { planQuarters, type Span } from "../domain/plan-spans.js";
import { type DaysAndEdges, type Edge, type Interval, splitIntoDays, startOfDay } from "../domain/split-into-days.js";
import { UsageDimension } from "../domain/question-words.js";
import { isCountable } from "../../usage/domain/local-days.js";
import type { SpanOfDays } from "../../usage/domain/span-of-days.js";
import { areMidnights } from "../known-midnights.js";
import type { Question } from "../question.js";
import { type Built, builtNear } from "./built-spans.js";
import { isAboutUsersAlone } from "./whose-usage.js";

/** Each day is a place on the way to the fewest spans; a longer range than this is not asked with a person waiting. */
const MOST_DAYS = 4_000;
/** A shorter range has few rows, which are read as they are. */
const WORTH_A_PLAN_MS = 2 * 3_600_000;

/** Where the sums of app users over a range come from. */
export interface RangePlan {
  /** Whole quarters of an hour: what is not merged yet is added for them, all else here is of what is merged. */
  readonly quarters: Interval;
  readonly spans: readonly PlannedSpan[];
  /** Days that are in no span yet. */
  readonly openDays: readonly OpenDays[];
  readonly edges: readonly PlannedEdge[];
  /** What the range cuts off a quarter of an hour: single requests. */
  readonly minutes: readonly Span[];
}

interface MaybeListed {
  /** Whether those with most are listed: of the span, or of the only open day. */
  readonly isListed: boolean;
}

export interface PlannedEdge extends Edge {
  /** Of the day that it is a part of: nobody has more of the part. */
  readonly lists: "span" | "openDay" | null;
}

export type PlannedSpan = SignedSpan & MaybeListed;

export interface OpenDays extends Interval, MaybeListed {
  readonly fromDay: number;
  readonly toDay: number;
}

/** The plan of a question by app user; null for one that spans cannot answer. */
export async function planRanking(question: Question, groupBy: UsageDimension): Promise<RangePlan | null> {
  if (groupBy !== UsageDimension.USER || !isAboutUsersAlone(question.filter)) return null;
  return planRange(question);
}

/** Null for a range of few hours, where nothing was added up yet, and where the database's calendar has other days. */
async function planRange({ db, filter, snapshotAt, dayZone: zone }: Question): Promise<RangePlan | null> {
  const { quarters, minutes } = planQuarters(filter.range);
  const [whole] = quarters;
  if (!isCountable(zone) || whole === undefined || whole.to.getTime() - whole.from.getTime() <= WORTH_A_PLAN_MS)
    return null;
  const split = splitIntoDays(whole, zone, snapshotAt);
  if (split.toDay - split.fromDay > MOST_DAYS || !(await areMidnights(db, zone, midnightsOf(split, zone)))) return null;
  const built = await builtNear(db, split);
  if (built.isNothing) return null;
  const { spans, openDays } = partsOf(split, built, zone);
  const edges = split.edges.map((edge) => ({ ...edge, lists: listsOf(edge.day, built) }));
  return { quarters: whole, spans, openDays, edges, minutes };
}

/** Of all days that are read, or read of: the database must tell them as they are told here. */
function midnightsOf({ covered, edges }: DaysAndEdges, zone: string): readonly Date[] {
  return [covered.from, covered.to, ...edges.flatMap(({ day }) => [startOfDay(day, zone), startOfDay(day + 1, zone)])];
}

function partsOf({ fromDay, toDay }: DaysAndEdges, built: Built, zone: string): Pick<RangePlan, "spans" | "openDays"> {
  const isBuilt = (span: SpanOfDays) => built.isListed(span) !== null;
  const cover = coverDays(fromDay, toDay, isBuilt);
  const open = cover.filter((span) => !isBuilt(span)).map(({ firstDay }) => firstDay);
  const runs = [
    ...joined(open.filter((day) => !built.listedDays.has(day))).map((run) => ({ ...run, isListed: false })),
    ...open.filter((day) => built.listedDays.has(day)).map((day) => ({ fromDay: day, toDay: day + 1, isListed: true })),
  ];
  return {
    spans: cover.filter(isBuilt).map((span) => ({ ...span, isListed: built.isListed(span) === true })),
    openDays: runs.map((run) => ({ ...run, from: startOfDay(run.fromDay, zone), to: startOfDay(run.toDay, zone) })),
  };
}

function listsOf(day: number, built: Built): PlannedEdge["lists"] {
  if (built.isListed({ days: 1, firstDay: day }) === true) return "span";
  return built.listedDays.has(day) ? "openDay" : null;
}

function joined(days: readonly number[]): readonly Pick<OpenDays, "fromDay" | "toDay">[] {
  const runs: { fromDay: number; toDay: number }[] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.toDay === day) last.toDay = day + 1;
    else runs.push({ fromDay: day, toDay: day + 1 });
  }
  return runs;
}
