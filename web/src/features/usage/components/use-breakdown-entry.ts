import { costKnowledge, costText } from "../../../cost/known-cost";
import type { Meter } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { BreakdownRow } from "../api/use-overview-details";
import { lackText } from "../model/lack-text";
import { meterWords } from "../model/meter-words";
import { movementOf } from "../model/movement";
import { rowFigure } from "../model/row-figure";
import { rowTrend } from "../model/row-trend";
import type { RowTrendsAnswer } from "../model/usage-answer";
import type { BreakdownEntry } from "./breakdown-list";

interface EntryInput {
  meter: Meter;
  nameOf: (row: BreakdownRow) => string;
  /** How each row went; undefined until it is known. */
  trends: RowTrendsAnswer | undefined;
  isCompared: boolean;
}

/** A row of an answer as a list shows it. */
export function useBreakdownEntry({ meter, nameOf, trends, isCompared }: EntryInput) {
  const t = useText();
  const format = useFormat();
  const { value, brief, exact } = meterWords(format, meter);
  const isCost = meter === "COST";
  return (row: BreakdownRow): BreakdownEntry => {
    const amount = rowFigure(row, meter);
    const text = (money: (of: string) => string) =>
      isCost ? costText(row, { money, unknown: format.unknown }) : money(amount);
    const isUnknown = isCost && costKnowledge(row.coverage) === "unknown";
    return {
      key: row.key,
      name: nameOf(row),
      valueText: text(value),
      valueBrief: brief === undefined ? undefined : text(brief),
      valueExact: isUnknown ? t("usage.unpriced") : exact(amount),
      share: isUnknown ? null : row.share,
      lack: isCost ? lackText(row.coverage, t, format) : null,
      movement: movementOf(row, isUnknown ? null : amount, { isCompared, delta: format.delta }),
      trend: rowTrend(trends, row.key),
    };
  };
}
