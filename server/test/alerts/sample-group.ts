import { Meter } from "../../src/analytics/domain/question-words.js";
import type { ToldContent, ToldGroup } from "../../src/alerts/deliveries/telling/told-group.js";
import { ThresholdPeriod, ThresholdScope } from "../../src/thresholds/domain/threshold-words.js";

/** An app user who used $1.60 of $2.00 a day. */
export const GROUP: ToldGroup = {
  alertIds: ["6", "7"],
  type: "LEVEL",
  threshold: { id: "3", name: null, scope: ThresholdScope.EACH_USER },
  subject: { key: "41", label: "sparrow-7F3K" },
  meter: Meter.COST,
  period: ThresholdPeriod.DAY,
  levels: [50, 80],
  limit: "2",
  used: "1.6",
  usedPercent: "80",
  isAtLeast: false,
  isLate: false,
  periodStart: "2026-11-27",
  periodEnd: "2026-11-28",
  timezone: "Asia/Seoul",
  resetsAt: "2026-11-27T15:00:00.000Z",
  crossedAt: "2026-11-27T05:02:00.000Z",
  details: {},
};

export function told(...groups: readonly ToldGroup[]): ToldContent {
  return { groups, total: groups.length, until: null };
}
