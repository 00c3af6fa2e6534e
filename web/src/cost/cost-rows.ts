import type { Format } from "../lib/format";
import type { Translate } from "../lib/i18n";
import type { Breakdown } from "./breakdown-fields";

type Line = Breakdown["lines"][number];

/** One line of the sum, in words: what, how many, at which rate, how much. */
export interface CostRow {
  key: string;
  name: string;
  /** Set where it was billed at another class's rate. */
  soldAs: string | null;
  quantity: string;
  rate: string;
  amount: string;
}

export interface CostSum {
  rows: readonly CostRow[];
  /** Set when a discount stands between lines and cost. */
  listTotal: string | null;
  discount: { factor: string; note: string; amount: string } | null;
  /** Null when unpriced. */
  cost: string | null;
}

/** The lines as they are added up by eye: every amount of the column has the same number of decimals. */
export function toCostSum(breakdown: Breakdown, format: Format, t: Translate): CostSum {
  const { lines, listTotal, discount, cost } = breakdown;
  const amounts = [...lines.map(({ amount }) => amount), listTotal, discount?.amount, cost];
  const decimals = longestFraction(amounts);
  const money = (amount: string) => format.moneyAligned(amount, decimals);
  return {
    rows: lines.map((line) => ({ ...words(line, format, t), amount: money(line.amount) })),
    listTotal: listTotal === null || listTotal === undefined || !discount ? null : money(listTotal),
    discount: discount ? { factor: discount.factor, note: discount.note, amount: money(discount.amount) } : null,
    cost: cost === null || cost === undefined ? null : money(cost),
  };
}

/** How many decimals the longest of some decimal strings has; at least cents. */
export function longestFraction(amounts: readonly (string | null | undefined)[]): number {
  return Math.max(2, ...amounts.map((amount) => amount?.split(".")[1]?.length ?? 0));
}

function words(line: Line, format: Format, t: Translate): Omit<CostRow, "amount"> {
  const { kind, tokenClass, soldAs } = line;
  const rate = format.usdRate(line.rate);
  return {
    key: `${kind} ${tokenClass ?? ""}`,
    name: kind === "TOKENS" && tokenClass ? t(`cost.class.${tokenClass}`) : t(`cost.line.${kind}`),
    soldAs: soldAs && soldAs !== tokenClass ? t("cost.soldAs", { name: t(`cost.class.${soldAs}`) }) : null,
    quantity: format.exact(line.quantity),
    rate: t(`cost.rate.${kind}`, { rate }),
  };
}
