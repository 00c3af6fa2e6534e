import type { ThresholdContent } from "./domain/threshold-content.js";
import type { ChannelKind } from "./channel-kind.js";

export interface ThresholdSubject {
  readonly key: string;
  readonly label: string;
}

/** A channel as everybody may know it who may see thresholds. */
export interface ChannelName {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly isFailing: boolean;
}

/** A threshold and what happened to it. */
export interface Threshold extends Omit<ThresholdContent, "subject" | "mutedUntil" | "channelIds"> {
  readonly id: string;
  readonly version: number;
  readonly subject: ThresholdSubject | null;
  readonly mutedUntil: Date | null;
  readonly channels: readonly ChannelName[];
  readonly watchedSince: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly deletedAt: Date | null;
  readonly overrides: number;
  readonly lastCrossedAt: Date | null;
  readonly typedToDelete: string | null;
}
