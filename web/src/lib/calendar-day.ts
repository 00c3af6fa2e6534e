/** Arithmetic on days written `2026-11-23`, free of timezones: which day it is somewhere is asked once, in `format.ts`. */

const DAY_MS = 86_400_000;

export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(at) && dayOf(at) === text;
}

export function addDays(day: string, count: number): string {
  return dayOf(millis(day) + count * DAY_MS);
}

/** Takes the first of a month: other days would need a rule for the 31st, and nobody asks for one. */
export function addMonths(firstOfMonth: string, count: number): string {
  const at = new Date(millis(firstOfMonth));
  at.setUTCMonth(at.getUTCMonth() + count);
  return dayOf(at.getTime());
}

export function monthStart(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

export function daysBetween(from: string, to: string): number {
  return Math.round((millis(to) - millis(from)) / DAY_MS);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return ((new Date(millis(day)).getUTCDay() + 6) % 7) + 1;
}

function millis(day: string): number {
  return Date.parse(`${day}T00:00Z`);
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
