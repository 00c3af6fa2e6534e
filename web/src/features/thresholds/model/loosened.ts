import { compareDecimals } from "./compare-decimals";
import type { ThresholdDraft } from "./threshold-draft";

export interface Loosened {
  off: boolean;
  limit: boolean;
  blocks: boolean;
  silent: boolean;
  /** Levels that are there no more. */
  levels: readonly number[];
  /** Names of who is told no more. */
  channels: readonly string[];
}

/** What is told later, or to fewer, than before. Both drafts can be read. */
export function loosened(before: ThresholdDraft, after: ThresholdDraft): Loosened {
  const isLimit = after.kind === "LIMIT";
  return {
    off: before.enabled && !after.enabled,
    limit: isLimit && compareDecimals(after.limit.trim(), before.limit) > 0,
    blocks: before.blocks && !after.blocks,
    silent: after.kind === "NO_DATA" && Number(after.silentMinutes) > Number(before.silentMinutes),
    levels: isLimit ? before.levels.filter((level) => !after.levels.includes(level)) : [],
    channels: before.channels
      .filter(({ id }) => !after.channels.some((kept) => kept.id === id))
      .map(({ name }) => name),
  };
}

export function isLoosened({ off, limit, blocks, silent, levels, channels }: Loosened): boolean {
  return off || limit || blocks || silent || levels.length > 0 || channels.length > 0;
}
