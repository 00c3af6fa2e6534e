import { quietUntil, type QuietHours } from "./quiet-until.js";

const HOUR_MS = 3_600_000;

/** How much one is told through a channel, and when. */
export interface ChannelManners {
  readonly quiet: QuietHours | null;
  /** Messages in an hour of the clock; what is more is gathered. */
  readonly mostPerHour: number;
  /** Messages of the hour that runs; digests are none. */
  readonly toldThisHour: number;
}

/**
 * Until when what is to be told now has to be gathered, to be told at once then; null to tell it now.
 *
 * An hour is one of UTC. The end of an hour that is quiet is put off to the end of the quiet hours.
 */
export function gatheredUntil(now: Date, { quiet, mostPerHour, toldThisHour }: ChannelManners): Date | null {
  const morning = quietUntil(now, quiet);
  if (morning !== null) return morning;
  if (toldThisHour < mostPerHour) return null;
  const nextHour = new Date((Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS);
  return quietUntil(nextHour, quiet) ?? nextHour;
}
