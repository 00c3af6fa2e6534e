import { addDays } from "../../../lib/calendar-day";
import type { UsageFilterInput } from "../../../lib/graphql/graphql";
import type { Alert } from "../api/use-alerts";

type Watched = Pick<Alert, "periodStart" | "periodEnd" | "timezone" | "userId" | "subject"> & {
  threshold: Pick<Alert["threshold"], "scope">;
};

/** Both days inside, up to today. */
export function daysOf({ periodStart, periodEnd }: Pick<Watched, "periodStart" | "periodEnd">, today: string) {
  const last = addDays(periodEnd, -1);
  const to = last > today ? today : last;
  return { from: periodStart, to: to < periodStart ? periodStart : to };
}

/** The usage that an alert is about, in its period. */
export function usageOfAlert(alert: Watched, today: string): UsageFilterInput {
  const { from, to } = daysOf(alert, today);
  return { range: { preset: `${from}..${to}` }, timezone: alert.timezone, ...subjectOf(alert) };
}

function subjectOf({ userId, subject, threshold: { scope } }: Watched): Partial<UsageFilterInput> {
  if (userId != null) return { userIds: [userId] };
  if (subject == null) return {};
  switch (scope) {
    case "PROJECT":
      return { projectIds: [subject.key] };
    case "MODEL":
      return { models: [subject.key] };
    case "FEATURE":
      return { features: [subject.key] };
    case "KEY":
      return { apiKeyIds: [subject.key] };
    case "OVERALL":
    case "EACH_USER":
    case "USER":
      return {};
  }
}
