import { useText } from "../../../lib/i18n";
import type { UrlState } from "../../../lib/url-state";
import { useFormat } from "../../../lib/use-format";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { CoverageAnswer } from "../model/usage-answer";
import { RequestsLink } from "./requests-link";

interface CoverageLinkProps {
  coverage: CoverageAnswer;
  /** What the list narrows beyond the page, such as today alone. */
  patch?: Partial<UrlState>;
  className?: string;
  /** Where the place is narrow, only the share is shown; the rest is in the title, and read out. */
  isShort?: boolean;
}

/**
 * No total without its coverage: "98.4% priced · 12 unpriced", and the way to those twelve. Nothing where
 * every cost of the total is known.
 */
export function CoverageLink({ coverage, patch = {}, isShort = false, ...link }: CoverageLinkProps) {
  const t = useText();
  const format = useFormat();
  const { pricedShare, unpricedRequests } = coverage;
  if (unpricedRequests === 0 || pricedShare === null) return null;
  const share = format.percent(pricedShare);
  const whole = t("usage.coverage", { share, count: unpricedRequests, shown: format.exact(unpricedRequests) });
  return (
    <RequestsLink {...link} patch={{ ...patch, cost: "unpriced" }}>
      {isShort ? (
        <span title={whole}>
          <span aria-hidden>{t("overview.coverage.priced", { share })}</span>
          <VisuallyHidden>{whole}</VisuallyHidden>
        </span>
      ) : (
        whole
      )}
    </RequestsLink>
  );
}
