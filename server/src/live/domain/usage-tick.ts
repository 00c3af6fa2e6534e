import type { NamedSlice } from "./named-slice.js";
import type { UsageNews } from "./tick-slice.js";

/** What a subscriber hears at once. Without requests it only says that the connection lives. */
export interface UsageTick {
  /** Grows with every tick of a feed; a subscriber passes the last one as `since` to hear the rest. */
  readonly cursor: string;
  readonly at: Date;
  /** Set when news before this instant is not in the slices of any tick: ask again. */
  readonly droppedBefore: Date | null;
  readonly requests: number;
  readonly slices: readonly NamedSlice[];
}

/** Whether a tick says more than that the connection lives. */
export function isNews({ requests, droppedBefore }: UsageTick): boolean {
  return requests > 0 || droppedBefore !== null;
}

/** A tick of a feed before anybody's filter. */
export interface FeedTick {
  readonly number: number;
  readonly news: UsageNews<NamedSlice>;
}

/** A sign of life. */
export const NOTHING: UsageNews<NamedSlice> = Object.freeze({ requests: 0, slices: [], isListed: true });

/** No news of the usage itself, only that some of it was missed. */
export const UNLISTED: UsageNews<NamedSlice> = Object.freeze({ requests: 0, slices: [], isListed: false });

/**
 * The part of some news that concerns a subscriber. News that is not listed concerns everybody, but how
 * many requests it stands for is nobody's business: they may be of projects that one must not see.
 */
export function newsFor(news: UsageNews<NamedSlice>, concerns: (slice: NamedSlice) => boolean): UsageNews<NamedSlice> {
  if (!news.isListed) return UNLISTED;
  const slices = news.slices.filter(concerns);
  return { requests: slices.reduce((sum, { requests }) => sum + requests, 0), slices, isListed: true };
}

/** News as a subscriber hears it; `at` is the instant of the telling. */
export function toTick(
  { requests, slices, isListed }: UsageNews<NamedSlice>,
  { cursor, at }: Pick<UsageTick, "cursor" | "at">,
): UsageTick {
  return { cursor, at, droppedBefore: isListed ? null : at, requests, slices };
}
