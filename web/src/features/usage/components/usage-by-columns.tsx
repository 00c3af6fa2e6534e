import type { ReactNode } from "react";
import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import { costKnowledge, costText } from "../../../cost/known-cost";
import type { EfficiencyRow } from "../api/use-user-patterns";
import type { UserBreakdown } from "../api/use-user-details";
import { costPerRequest } from "../model/exact-sum";

type Row = UserBreakdown["nodes"][number];

interface Context {
  t: Translate;
  format: Format;
}

export interface ByColumn {
  key: "input" | "output" | "cached" | "cost" | "perRequest" | "p50" | "perToken";
  /** Also on phones. */
  isEssential: boolean;
  cell: (row: Row, speed: EfficiencyRow | null, context: Context) => ReactNode;
}

const count = (value: string, { format }: Context) => <span title={format.exact(value)}>{format.compact(value)}</span>;

/** The figures of a model or a feature, in their order. Unknown is a dash, never a zero. */
export const BY_COLUMNS: readonly ByColumn[] = [
  { key: "input", isEssential: false, cell: ({ inputTokens }, _, context) => count(inputTokens, context) },
  { key: "output", isEssential: false, cell: ({ outputTokens }, _, context) => count(outputTokens, context) },
  { key: "cached", isEssential: false, cell: ({ cachedInputTokens }, _, context) => count(cachedInputTokens, context) },
  {
    key: "cost",
    isEssential: true,
    cell: (row, _, { t, format }) => (
      <span title={costKnowledge(row.coverage) === "unknown" ? t("usage.unpriced") : format.moneyExact(row.cost)}>
        {costText(row, { money: format.moneyRow, unknown: format.unknown })}
      </span>
    ),
  },
  {
    key: "perRequest",
    isEssential: false,
    cell: ({ cost, coverage }, _, { format }) => {
      const average = costPerRequest(cost, coverage.requests - coverage.unpricedRequests);
      return average === null ? format.unknown : format.moneyRow(average);
    },
  },
  {
    key: "p50",
    isEssential: false,
    cell: (_, speed, { format }) =>
      speed?.durationP50Ms == null ? format.unknown : format.duration(speed.durationP50Ms),
  },
  {
    key: "perToken",
    isEssential: false,
    cell: (_, speed, { format }) =>
      // At no speed at all a token takes for ever, which is no duration.
      speed?.outputTokensPerSecond ? format.duration(1_000 / speed.outputTokensPerSecond) : format.unknown,
  },
];
