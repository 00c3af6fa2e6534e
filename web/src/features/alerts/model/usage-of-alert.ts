import { addDays } from "../../../lib/calendar-day";
import type { UsageFilterInput } from "../../../lib/graphql/graphql";
import type { Alert } from "../api/use-alerts";
import { watchedPart, type Watched } from "./watched-part";

type Period = Pick<Alert, "periodStart" | "periodEnd" | "timezone">;

const FILTER_OF = {
  user: "userIds",
  project: "projectIds",
  model: "models",
  feature: "features",
  key: "apiKeyIds",
} as const satisfies Record<string, keyof UsageFilterInput>;

/** Both days inside, up to today. */
export function daysOf({ periodStart, periodEnd }: Pick<Period, "periodStart" | "periodEnd">, today: string) {
  const last = addDays(periodEnd, -1);
  const to = last > today ? today : last;
  return { from: periodStart, to: to < periodStart ? periodStart : to };
}

/** The usage that an alert is about, in its period. */
export function usageOfAlert(alert: Watched & Period, today: string): UsageFilterInput {
  const { from, to } = daysOf(alert, today);
  return { range: { preset: `${from}..${to}` }, timezone: alert.timezone, ...subjectOf(alert) };
}

function subjectOf(alert: Watched): Partial<UsageFilterInput> {
  const part = watchedPart(alert);
  return part === null ? {} : { [FILTER_OF[part[0]]]: [part[1]] };
}
