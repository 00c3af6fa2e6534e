import type { TokenClass } from "../lib/graphql/graphql";
import type { Format } from "../lib/format";
import type { Translate } from "../lib/i18n";
import type { AppliedPrice, Breakdown } from "./breakdown-fields";

type Reason = Breakdown["reasons"][number];
type PricePeriod = Pick<AppliedPrice, "effectiveFrom" | "effectiveTo">;

/** From when until when a price is in force; the last day is inside, as people read it. */
export function pricePeriod({ effectiveFrom, effectiveTo }: PricePeriod, format: Format, t: Translate): string {
  if (effectiveFrom && effectiveTo) return format.range(effectiveFrom, effectiveTo);
  if (effectiveFrom) return t("cost.price.from", { date: format.fullDate(effectiveFrom) });
  if (effectiveTo)
    return t("cost.price.until", { date: format.fullDate(new Date(Date.parse(effectiveTo) - 1).toISOString()) });
  return t("cost.price.always");
}

/** The link of a source, where it is one that a browser may follow. */
export function sourceLink(sourceUrl: string | null | undefined): string | null {
  return sourceUrl && /^https?:\/\//i.test(sourceUrl) ? sourceUrl : null;
}

/** Why this price and this tier, one sentence each. */
export function reasonSentences(breakdown: Breakdown, format: Format, t: Translate): string[] {
  return breakdown.reasons.map((reason) => reasonSentence(reason, breakdown, { format, t }));
}

interface Words {
  format: Format;
  t: Translate;
}

/** Details are names and figures; where the version above says them already, or the sentence needs none, they are left out. */
function reasonSentence({ code, detail }: Reason, { totalInputTokens }: Breakdown, { format, t }: Words): string {
  switch (code) {
    case "CONTEXT_TIER":
    case "BASE_TIER":
      return detail && /^\d+$/.test(detail) && totalInputTokens !== null && totalInputTokens !== undefined
        ? t(`cost.reason.${code}.detail`, { input: format.exact(totalInputTokens), above: format.exact(detail) })
        : t(`cost.reason.${code}`);
    case "HOURS_OF_DAY":
      return detail
        ? t("cost.reason.HOURS_OF_DAY.detail", { detail: detail.replace("/", "–") })
        : t("cost.reason.HOURS_OF_DAY");
    case "OTHER_NAME":
    case "NAME_PATTERN":
    case "OTHER_PROVIDER_LIST":
    case "SERVICE_TIER":
      return detail ? t(`cost.reason.${code}.detail`, { detail }) : t(`cost.reason.${code}`);
    case "OWN_PRICE_OF_PROJECT":
    case "OWN_PRICE":
    case "LIST_PRICE":
    case "EXACT_NAME":
    case "PERIOD":
      return t(`cost.reason.${code}`);
  }
}

/** Why a cost is unknown, naming what is missing where the server does. */
export function unpricedSentence({ unpricedReason, unpricedDetail }: Breakdown, t: Translate): string {
  if (!unpricedReason) return t("cost.unpriced");
  if (!unpricedDetail) return t(`cost.unpriced.${unpricedReason}`);
  const classKey = CLASSES.find((one) => one === unpricedDetail.toUpperCase());
  const detail = classKey === undefined ? unpricedDetail : t(`cost.class.${classKey}`);
  return t("cost.unpriced.named", { sentence: t(`cost.unpriced.${unpricedReason}`), detail });
}

const CLASSES = [
  "INPUT",
  "CACHE_READ",
  "CACHE_WRITE",
  "CACHE_WRITE_1H",
  "INPUT_AUDIO",
  "CACHE_READ_AUDIO",
  "INPUT_IMAGE",
  "INPUT_VIDEO",
  "OUTPUT",
  "REASONING",
  "OUTPUT_AUDIO",
  "OUTPUT_IMAGE",
] as const satisfies readonly TokenClass[];
