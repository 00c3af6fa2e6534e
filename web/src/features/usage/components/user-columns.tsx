import type { ReactNode } from "react";
import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import type { MeterChoice } from "../../../lib/url-grammar";
import { costKnowledge, costText } from "../../../cost/known-cost";
import type { RankedUser } from "../api/use-users";
import { costPerRequest, shareOf } from "../model/exact-sum";
import { lackText } from "../model/lack-text";
import styles from "./users-table.module.css";
import { cx } from "../../../ui/class-names";

export interface FigureContext {
  t: Translate;
  format: Format;
}

/** What a row of the ranking and its total have in common. */
export type Figures = Omit<RankedUser, "key" | "label" | "share" | "rank" | "rankBefore">;

export interface FigureColumn {
  key: MeterChoice | "failed" | "perRequest";
  /** Ranks by it; null for what the server does not rank by. */
  meter: MeterChoice | null;
  cell: (of: Figures, context: FigureContext) => ReactNode;
}

const count = (value: string | number, { format }: FigureContext) => (
  <span title={format.exact(value)}>{format.compact(value)}</span>
);

/** The figures of an app user, in their order. Unknown is a dash, never a zero. */
export const FIGURE_COLUMNS: readonly FigureColumn[] = [
  { key: "cost", meter: "cost", cell: (of, context) => <Cost of={of} {...context} /> },
  { key: "tokens", meter: "tokens", cell: ({ totalTokens }, context) => count(totalTokens, context) },
  { key: "input", meter: "input", cell: ({ inputTokens }, context) => count(inputTokens, context) },
  { key: "output", meter: "output", cell: ({ outputTokens }, context) => count(outputTokens, context) },
  { key: "requests", meter: "requests", cell: ({ requests }, { format }) => format.exact(requests) },
  { key: "failed", meter: null, cell: (of, context) => <Failed of={of} {...context} /> },
  { key: "perRequest", meter: null, cell: (of, context) => <PerRequest of={of} {...context} /> },
];

type FigureProps = FigureContext & { of: Figures };

function Cost({ of: { cost, coverage }, t, format }: FigureProps) {
  const lack = lackText(coverage, t, format);
  const isUnknown = costKnowledge(coverage) === "unknown";
  return (
    <span title={isUnknown ? t("usage.unpriced") : format.moneyExact(cost)}>
      {lack === null || isUnknown ? null : <small className={cx(styles.lack)}>{lack}</small>}
      {costText({ cost, coverage }, { money: format.moneyRow, unknown: format.unknown })}
    </span>
  );
}

function Failed({ of: { failedRequests, requests }, format }: FigureProps) {
  const share = shareOf(String(failedRequests), String(requests));
  return (
    <span className={cx(failedRequests === 0 && styles.none)} title={format.exact(failedRequests)}>
      {share === null ? format.unknown : format.percentAligned(share)}
    </span>
  );
}

function PerRequest({ of: { cost, coverage }, format }: FigureProps) {
  const average = costPerRequest(cost, coverage.requests - coverage.unpricedRequests);
  if (average === null) return format.unknown;
  return <span title={format.moneyExact(average)}>{format.moneyRow(average)}</span>;
}
