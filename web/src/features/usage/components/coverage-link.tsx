import { withValues } from "../../../lib/filters";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import type { BreakdownRow } from "../api/use-overview-details";
import type { CoverageAnswer } from "../model/usage-answer";
import { RequestsLink } from "./requests-link";

interface CoverageLinkProps {
  coverage: CoverageAnswer;
  /** The models in range, once known: those without a price narrow the list. */
  models: readonly BreakdownRow[];
  className: string;
}

/** No total without its coverage: which share has a price, and the way to what has none. */
export function CoverageLink({ coverage, models, className }: CoverageLinkProps) {
  const t = useText();
  const format = useFormat();
  const { state } = useUrlState();
  if (coverage.unpricedRequests === 0 || coverage.pricedShare === null) return null;
  const unpriced = models.filter((model) => model.coverage.unpricedRequests > 0).map(({ key }) => key);
  const filters =
    unpriced.length === 0
      ? state.filters
      : withValues(state.filters, "model", { ...state.filters.model, is: unpriced });
  return (
    <RequestsLink className={className} patch={{ filters }}>
      {t("usage.coverage", { share: format.percent(coverage.pricedShare), count: coverage.unpricedRequests })}
    </RequestsLink>
  );
}
