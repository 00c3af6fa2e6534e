import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { CoverageAnswer } from "../model/usage-answer";

/** "98.4% priced · 12 unpriced"; null when every cost of the total is known. */
export function useCoverageWords({ pricedShare, unpricedRequests }: CoverageAnswer): string | null {
  const t = useText();
  const format = useFormat();
  if (unpricedRequests === 0 || pricedShare === null || pricedShare === undefined) return null;
  return t("usage.coverage", {
    share: format.percent(pricedShare),
    count: unpricedRequests,
    shown: format.exact(unpricedRequests),
  });
}
