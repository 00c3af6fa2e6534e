import { useText } from "../../../lib/i18n";
import type { UrlState } from "../../../lib/url-state";
import { useFormat } from "../../../lib/use-format";
import type { CoverageAnswer } from "../model/usage-answer";
import { RequestsLink } from "./requests-link";

interface CoverageLinkProps {
  coverage: CoverageAnswer;
  /** What the list narrows beyond the page, such as today alone. */
  patch?: Partial<UrlState>;
  className?: string;
}

/**
 * No total without its coverage: "98.4% priced · 12 unpriced", and the way to those twelve. Nothing where
 * every cost of the total is known.
 */
export function CoverageLink({ coverage, patch = {}, ...link }: CoverageLinkProps) {
  const t = useText();
  const format = useFormat();
  const { pricedShare, unpricedRequests } = coverage;
  if (unpricedRequests === 0 || pricedShare === null) return null;
  return (
    <RequestsLink {...link} patch={{ ...patch, cost: "unpriced" }}>
      {t("usage.coverage", {
        share: format.percent(pricedShare),
        count: unpricedRequests,
        shown: format.exact(unpricedRequests),
      })}
    </RequestsLink>
  );
}
