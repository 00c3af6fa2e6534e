import type { ToldGroup } from "../telling/told-group.js";

const TYPES: Readonly<Record<ToldGroup["type"], string>> = {
  LEVEL: "alert.crossed",
  PACE: "alert.pace",
  ANOMALY: "alert.anomaly",
  NO_DATA: "alert.no_data",
  ARCHIVE: "alert.archive",
};

/** What webhooks call a crossing, or what a rule found. */
export function eventTypeOf({ type }: ToldGroup): string {
  return TYPES[type];
}

/** What webhooks tell of it; see docs/alerts.md. Fields are added, never changed. */
export function eventDataOf(group: ToldGroup, publicUrl: string) {
  const { alertIds, levels, threshold, subject, meter, limit, used, usedPercent } = group;
  return {
    alerts: alertIds.map((id, at) => ({ id, level: levels[at] ?? 0 })),
    level: levels.at(-1) ?? 0,
    threshold,
    subject,
    meter,
    limit,
    used,
    usedPercent,
    isAtLeast: group.isAtLeast,
    isLate: group.isLate,
    period: {
      kind: group.period,
      start: group.periodStart,
      end: group.periodEnd,
      timezone: group.timezone,
      resetsAt: group.resetsAt,
    },
    crossedAt: group.crossedAt,
    details: group.details,
    url: alertLink(group, publicUrl),
  };
}

/** Of the highest level. */
export function alertLink({ alertIds }: ToldGroup, publicUrl: string): string {
  return `${publicUrl}/alerts/${alertIds.at(-1) ?? ""}`;
}
