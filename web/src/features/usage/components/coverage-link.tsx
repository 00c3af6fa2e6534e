import { withValues } from "../../../lib/filters";
import type { UrlState } from "../../../lib/url-state";
import { useUrlState } from "../../../lib/use-url-state";
import type { BreakdownRow } from "../api/use-overview-details";
import type { CoverageAnswer } from "../model/usage-answer";
import { RequestsLink } from "./requests-link";
import { useCoverageWords } from "./use-coverage-words";

interface CoverageLinkProps {
  coverage: CoverageAnswer;
  /** The models in range, once known: those without a price narrow the list. */
  models: readonly BreakdownRow[];
  /** What the list narrows beyond the page, such as today alone. */
  patch?: Partial<UrlState>;
  className: string;
}

/** No total without its coverage: which share has a price, and the way to what has none. */
export function CoverageLink({ coverage, models, patch = {}, className }: CoverageLinkProps) {
  const words = useCoverageWords(coverage);
  const { state } = useUrlState();
  if (words === null) return null;
  const unpriced = models.filter((model) => model.coverage.unpricedRequests > 0).map(({ key }) => key);
  const filters =
    unpriced.length === 0
      ? state.filters
      : withValues(state.filters, "model", { ...state.filters.model, is: unpriced });
  return (
    <RequestsLink className={className} patch={{ ...patch, filters }}>
      {words}
    </RequestsLink>
  );
}
