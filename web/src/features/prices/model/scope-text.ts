import type { Translate } from "../../../lib/i18n";
import type { PriceVersion } from "./price-version";

/** Which requests a price is for, beside the model: project, service tier, hours of the day. */
export function scopeText(
  { projectId, serviceTier, dailyFrom, dailyTo }: PriceVersion,
  t: Translate,
  projectName: (id: string) => string,
): string {
  return [
    projectId == null ? t("prices.project.all") : projectName(projectId),
    serviceTier,
    ...(dailyFrom == null || dailyTo == null ? [] : [t("prices.mark.hours", { from: dailyFrom, to: dailyTo })]),
  ].join(" · ");
}
