import type { Meter } from "../../analytics/domain/question-words.js";
import type { ThresholdKind, ThresholdPeriod, ThresholdScope } from "./threshold-words.js";

/** All that an administrator chooses of a threshold, and nothing that happens to it. */
export interface ThresholdContent {
  readonly name: string | null;
  readonly kind: ThresholdKind;
  readonly scope: ThresholdScope;
  /** App user, project or API key by id, model or feature by name; null for those of everybody. */
  readonly subject: string | null;
  readonly meter: Meter | null;
  readonly period: ThresholdPeriod | null;
  /** Local dates such as `2026-11-26`, of ONCE alone; `endsOn` is the last day. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** In the meter's unit, USD for cost: the shortest exact decimal. */
  readonly limit: string | null;
  /** Percent of the limit, ascending. */
  readonly levels: readonly number[];
  readonly pace: boolean;
  readonly silentMinutes: number | null;
  readonly blocks: boolean;
  readonly enabled: boolean;
  /** As JSON has it; past moments mute nothing. */
  readonly mutedUntil: string | null;
  readonly tellsRecovery: boolean;
  /** Ascending. */
  readonly channelIds: readonly number[];
}

/** What makes it this threshold and not another one: its alerts are told in these words, however old they are. */
export const FIXED_FIELDS = [
  "kind",
  "scope",
  "subject",
  "meter",
] as const satisfies readonly (keyof ThresholdContent)[];
