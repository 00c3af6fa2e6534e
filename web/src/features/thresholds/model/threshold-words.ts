import type { Meter, ThresholdPeriod, ThresholdScope } from "../../../lib/graphql/graphql";
import type { Translate } from "../../../lib/i18n";

interface Named {
  name?: string | null;
  scope: ThresholdScope;
  subject?: { label: string } | null;
}

/** How a threshold is called where it has no name of its own: by whose usage it is. */
export function titleOf({ name, scope, subject }: Named, t: Translate): string {
  if (name != null && name !== "") return name;
  return subject == null ? t(`thresholds.scope.${scope}`) : subject.label;
}

/** The same with what is measured, so that two of the same are told apart. */
export function fullTitleOf(
  threshold: Named & { meter?: Meter | null; period?: ThresholdPeriod | null },
  t: Translate,
): string {
  const { meter, period } = threshold;
  return [
    titleOf(threshold, t),
    meter == null ? null : t(`thresholds.meter.${meter}`),
    period == null ? null : t(`thresholds.per.${period}`),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

export function whoText(scope: ThresholdScope, label: string | null, t: Translate): string {
  return t(`thresholds.who.${scope}`, { name: label ?? t("thresholds.who.open") });
}
