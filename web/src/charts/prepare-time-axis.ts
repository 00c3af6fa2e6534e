import type { TickPart } from "../lib/format";
import { type CalendarLabel, parseCalendarLabel } from "./calendar-label";
import { type AxisGrain, tickIndexes } from "./tick-indexes";

export interface TimeAxisInput {
  /** Local calendar starts from the server, ascending; a repeated one is the second pass of a DST night. */
  labels: readonly string[];
  grain: AxisGrain;
  /** 1 = Monday … 7 = Sunday. */
  weekStart: number;
  widthPx: number;
  words: (label: string, part: TickPart) => string;
}

export interface TimeAxisTick {
  index: number;
  /** One or two lines; the second names the larger unit. */
  lines: readonly string[];
}

export interface TimeAxis {
  ticks: readonly TimeAxisTick[];
  /** Slices at whose left edge a larger unit begins. */
  boundaries: readonly number[];
}

const MIN_TICK_PX = 64;
/** Beyond two months week lines would be a fence. */
const MAX_SLICES_WITH_WEEKS = 62;

/**
 * Ticks of a category axis made of server buckets.
 *
 * At most one tick per 64 px; the first tick of a larger unit carries it ("Nov 1", "2", "3"), and an
 * hour that a DST change repeats reads "01:00 (2)". Ticks of hours that are all midnights read as days.
 */
export function prepareTimeAxis({ labels, grain, weekStart, widthPx, words }: TimeAxisInput): TimeAxis {
  const slices = labels.map(parseCalendarLabel);
  const atMost = Math.max(1, Math.floor(widthPx / MIN_TICK_PX));
  const indexes = tickIndexes(slices, grain, atMost);
  const isByHour = grain === "HOUR" || grain === "QUARTER_HOUR";
  const unit = isByHour && marksDays(indexes, slices) ? "DAY" : grain;
  const ticks = indexes.map((index, position): TimeAxisTick => {
    const before = indexes[position - 1];
    return { index, lines: tickLines({ labels, slices, grain: unit, index, before, words }) };
  });
  return { ticks, boundaries: boundaryIndexes(slices, grain, weekStart) };
}

/** Several ticks, all at midnight: "00:00" below each says nothing. */
function marksDays(indexes: readonly number[], slices: readonly CalendarLabel[]): boolean {
  return indexes.length > 1 && indexes.every((index) => slices[index]?.minuteOfDay === 0);
}

/** 1 for the first bucket of this name, 2 for the hour that came back when clocks were set back. */
export function passNumber(labels: readonly string[], index: number): number {
  return labels.slice(Math.max(0, index - 8), index + 1).filter((label) => label === labels[index]).length;
}

interface TickInput {
  labels: readonly string[];
  slices: readonly CalendarLabel[];
  grain: AxisGrain;
  index: number;
  before: number | undefined;
  words: TimeAxisInput["words"];
}

function tickLines({ labels, slices, grain, index, before, words }: TickInput): readonly string[] {
  const label = labels[index];
  const slice = slices[index];
  if (label === undefined || slice === undefined) return [];
  const previous = before === undefined ? undefined : slices[before];
  const newYear = previous !== undefined && previous.year !== slice.year;
  const newMonth = previous === undefined || newYear || previous.month !== slice.month;

  switch (grain) {
    case "QUARTER_HOUR":
    case "HOUR": {
      const pass = passNumber(labels, index);
      const time = pass > 1 ? `${words(label, "time")} (${pass})` : words(label, "time");
      const newDay = previous === undefined || previous.epochDay !== slice.epochDay;
      return newDay ? [time, words(label, "month-day")] : [time];
    }
    case "DAY":
    case "WEEK":
      if (newYear) return [words(label, "year-month-day")];
      return [words(label, newMonth ? "month-day" : "day")];
    case "MONTH":
      return [words(label, previous === undefined || newYear ? "year-month" : "month")];
  }
}

function boundaryIndexes(slices: readonly CalendarLabel[], grain: AxisGrain, weekStart: number): number[] {
  const withWeeks = grain === "DAY" && slices.length <= MAX_SLICES_WITH_WEEKS;
  return slices.flatMap((slice, index) => {
    const previous = slices[index - 1];
    if (previous === undefined) return [];
    return beginsLargerUnit(previous, slice, grain) || (withWeeks && slice.weekday === weekStart) ? [index] : [];
  });
}

function beginsLargerUnit(previous: CalendarLabel, slice: CalendarLabel, grain: AxisGrain): boolean {
  switch (grain) {
    case "QUARTER_HOUR":
    case "HOUR":
      return previous.epochDay !== slice.epochDay;
    case "DAY":
    case "WEEK":
      return previous.month !== slice.month || previous.year !== slice.year;
    case "MONTH":
      return previous.year !== slice.year;
  }
}
