import { exactAmount } from "../../../lib/exact-amount";
import type { Format } from "../../../lib/format";
import type { Meter } from "../../../lib/graphql/graphql";
import type { Translate } from "../../../lib/i18n";
import type { Language } from "../../../lib/language";
import { pseudonymName } from "../../../lib/pseudonym-name";
import type { Alert } from "../api/use-alerts";

type Named = Pick<Alert, "subject" | "userId" | "type"> & { threshold: Pick<Alert["threshold"], "scope"> };

/** Whose usage it is, or that it is of archives; app users by their pseudonym in the reader's language. */
export function subjectText({ type, subject, threshold, userId }: Named, t: Translate, language: Language): string {
  if (type === "ARCHIVE") return t("alerts.archives");
  if (subject == null) return t(`alerts.scope.${threshold.scope}`);
  return userId == null ? subject.label : pseudonymName(subject.label, language);
}

type Crossed = Pick<Alert, "type" | "level" | "meter" | "limit" | "used" | "details"> & {
  threshold: Pick<Alert["threshold"], "period">;
};

/** What was crossed: `80 % of $2.00 daily`; of archives their months, before the reason. */
export function levelText(alert: Crossed, t: Translate, format: Format): string {
  const { type, level, meter, details, threshold } = alert;
  const limit = exactAmount(meter, alert.limit, format);
  const period = threshold.period ?? "DAY";
  switch (type) {
    case "LEVEL":
      return t(`alerts.level.${period}`, { level, limit, meter: meterText(meter, t) });
    case "PACE":
      return t(`alerts.pace.${period}`, { limit, meter: meterText(meter, t) });
    case "ANOMALY":
      return t("alerts.anomaly", {
        actual: exactAmount(meter, details?.actual ?? alert.used, format),
        usual: details?.usual == null ? format.unknown : exactAmount(meter, details.usual, format),
        meter: meterText(meter, t),
      });
    case "NO_DATA":
      return t("alerts.noData", { minutes: format.exact(alert.limit) });
    case "ARCHIVE":
      return t("alerts.archive", { months: monthNames(details?.months ?? "", format) });
  }
}

/** `2026-07, 2026-08` as the reader calls them. */
function monthNames(months: string, format: Format): string {
  return months.replace(/\d{4}-\d\d/g, (month) => format.bucket(`${month}-01`, "month"));
}

function meterText(meter: Meter | null | undefined, t: Translate): string {
  return meter == null ? "" : t(`alerts.meter.${meter}`);
}

/** What became of it, in words. */
export function standingText({ status, resolution, snoozedUntil }: Alert, t: Translate, format: Format): string {
  if (status === "SNOOZED" && snoozedUntil != null) {
    return t("alerts.status.SNOOZED.until", { time: format.monthDayClock(snoozedUntil) });
  }
  return resolution == null ? t(`alerts.status.${status}`) : t(`alerts.resolution.${resolution}`);
}
