import type { Meter } from "../../../analytics/domain/question-words.js";
import type { ThresholdPeriod, ThresholdScope } from "../../../thresholds/domain/threshold-words.js";
import type { DeliveryKind } from "../delivery-words.js";

export type ToldType = "LEVEL" | "PACE" | "ANOMALY" | "NO_DATA" | "ARCHIVE";

/**
 * What one message tells: the alerts of one threshold, subject and period that became known together. Kept with the
 * delivery as it was when it was told, so that each try says the same.
 */
export interface ToldGroup {
  /** Ascending by level, as `levels`; none but `LEVEL` has several. */
  readonly alertIds: readonly string[];
  readonly type: ToldType;
  readonly threshold: { readonly id: string; readonly name: string | null; readonly scope: ThresholdScope };
  /** Null: everybody. The label is a pseudonym or a name. */
  readonly subject: { readonly key: string; readonly label: string } | null;
  /** Null for `NO_DATA` and `ARCHIVE`, and so are all amounts. */
  readonly meter: Meter | null;
  readonly period: ThresholdPeriod | null;
  /** Percent of the limit. */
  readonly levels: readonly number[];
  /** Exact decimal strings, as all amounts here: USD for cost, else the meter's unit. */
  readonly limit: string | null;
  /** As of when it was found; of what recovered, as of then. */
  readonly used: string | null;
  /** Of the limit, rounded down. */
  readonly usedPercent: string | null;
  /** Something of what was used is not known: it is at least so much. */
  readonly isAtLeast: boolean;
  /** The period was over when it became known. */
  readonly isLate: boolean;
  /** Local dates; the end is the day after the last. */
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly timezone: string;
  /** ISO instants. */
  readonly resetsAt: string;
  readonly crossedAt: string;
  /** Of a rule: what it expected (`point`, `low`, `high`, `usual`, `actual`), an instant (`crossesAt`, `lastRequestAt`, `hour`), names (`contributors`), or words (`months`, `reason`). */
  readonly details: Readonly<Record<string, string>>;
}

/** What is told of alerts: that they were found, or that usage fell below their levels again. */
export type ToldKind = DeliveryKind.ALERT | DeliveryKind.RECOVERY;

/** A group with what its own message would be. */
export interface GatheredGroup extends ToldGroup {
  /** Of a digest, which gathers both; everything else is of one kind by itself. */
  readonly kind?: ToldKind;
}

/** The content of a delivery that tells of alerts. */
export interface ToldContent {
  /** One, or of a digest the first fifty. */
  readonly groups: readonly GatheredGroup[];
  /** How many there are, listed or not. */
  readonly total: number;
  /** Of a digest, when it is told: until then more may join. An ISO instant; null of what is told at once. */
  readonly until: string | null;
}

/** As many as a digest lists. */
export const LISTED_GROUPS = 50;
