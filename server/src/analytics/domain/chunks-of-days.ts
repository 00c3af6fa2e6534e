import { Temporal } from "temporal-polyfill";
import { remember } from "../../core/domain/remember.js";
import { inZone } from "../../core/domain/zoned-time.js";
import type { ResolvedRange } from "../../core/domain/resolved-range.js";
import { type Interval, startOfDay } from "./split-into-days.js";

/** What is recorded late is of one chunk, which is read anew; the shorter it is, the more of them there are. */
const CHUNK_DAYS = 4;

const EPOCH = Temporal.PlainDate.from("1970-01-01");

export interface DaysToCut extends Omit<ResolvedRange, "step"> {
  /** What the range has later is left out. */
  readonly before: Date;
}

/**
 * What a range has before an instant, cut at every fourth local midnight: the same ones whatever the range, so that
 * ranges which move from day to day share all chunks but the first and the last.
 */
export const chunksOfDays = remember(cutDays, (chunks) => 3 * chunks.length);

function cutDays({ from, to, timezone, before }: DaysToCut): readonly Interval[] {
  const end = before < to ? before : to;
  const chunks: Interval[] = [];
  for (let start = from; start < end;) {
    const next = nextCut(start, timezone);
    const until = next < end ? next : end;
    chunks.push({ from: start, to: until });
    start = until;
  }
  return chunks;
}

function nextCut(instant: Date, timezone: string): Date {
  const day = EPOCH.until(inZone(instant, timezone).toPlainDate()).days;
  return startOfDay((Math.floor(day / CHUNK_DAYS) + 1) * CHUNK_DAYS, timezone);
}

/** Chunks that follow one another without gap, ascending, together. */
export function runsOf(chunks: readonly Interval[]): readonly (readonly Interval[])[] {
  const runs: Interval[][] = [];
  for (const chunk of chunks) {
    const run = runs.at(-1);
    if (run?.at(-1)?.to.getTime() === chunk.from.getTime()) run.push(chunk);
    else runs.push([chunk]);
  }
  return runs;
}
