import type { ReportCadence } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useSettings } from "../../../lib/use-settings";

/** How often a report is sent, and when, in words. */
export function useReportRule({ cadence, sendAt }: { cadence: ReportCadence; sendAt: string }): string {
  const t = useText();
  const format = useFormat();
  const settings = useSettings();
  return t(`reports.rule.${cadence}`, {
    weekday: format.weekday(settings?.weekStart ?? 1),
    time: sendAt,
    zone: settings?.reportingTimezone ?? format.unknown,
  });
}
