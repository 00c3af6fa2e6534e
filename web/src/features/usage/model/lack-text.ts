import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import type { PriceCoverage } from "../../../cost/known-cost";

/** How many requests a cost lacks, in words; null when it lacks none. */
export function lackText({ unpricedRequests }: PriceCoverage, t: Translate, format: Format): string | null {
  if (unpricedRequests === 0) return null;
  return t("usage.lack", { count: unpricedRequests, shown: format.exact(unpricedRequests) });
}
