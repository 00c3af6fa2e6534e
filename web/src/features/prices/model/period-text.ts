import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";

interface Period {
  effectiveFrom?: string | null | undefined;
  /** Exclusive. */
  effectiveTo?: string | null | undefined;
}

/** When something is in force, in the timezone that decides days; midnights are told as days. */
export function periodText({ effectiveFrom, effectiveTo }: Period, t: Translate, format: Format): string {
  const from = effectiveFrom == null ? null : edgeText(effectiveFrom, format);
  const to = effectiveTo == null ? null : edgeText(effectiveTo, format);
  if (from !== null && to !== null) return t("prices.period.both", { from, to });
  if (from !== null) return t("prices.period.since", { from });
  if (to !== null) return t("prices.period.until", { to });
  return t("prices.period.always");
}

export function edgeText(iso: string, format: Format): string {
  const clock = format.clock(iso);
  return clock === "00:00" ? format.fullDate(iso) : `${format.fullDate(iso)} ${clock}`;
}
