import type { PriceRow } from "../price-row.js";
import { ratesOf } from "./rates-of.js";
import type { ListPrices, Provenance } from "./correction.js";

const PRICING: Provenance = {
  note: "dated from the provider's announcements; the package knows one of these periods",
  sourceUrl: "https://api-docs.deepseek.com/quick_start/pricing",
  checkedOn: "2026-11-27",
};
const V3_2: Provenance = {
  note: "the reduction with V3.2-Exp",
  sourceUrl: "https://api-docs.deepseek.com/news/news250929",
  checkedOn: "2026-11-27",
};

/** Prices by day and by night began together, and ended together. */
const NIGHTS_BEGAN = "2025-02-26T16:30:00Z";
const NIGHTS_ENDED = "2025-09-05T16:00:00Z";
const V3_2_BEGAN = "2025-09-29";
const PROMOTION_ENDED = "2025-02-08T16:00:00Z";

interface Period extends Provenance {
  readonly from: string | null;
  readonly to: string | null;
  readonly prices: ListPrices;
}

const SINCE_V3_1: readonly Period[] = [
  {
    ...PRICING,
    from: NIGHTS_ENDED,
    to: V3_2_BEGAN,
    prices: { input: 0.56, cache_read: 0.07, output: 1.68 },
  },
  { ...V3_2, from: V3_2_BEGAN, to: null, prices: { input: 0.28, cache_read: 0.028, output: 0.42 } },
];

const PERIODS: ReadonlyMap<string, readonly Period[]> = new Map([
  [
    "deepseek-chat",
    [
      { ...PRICING, from: null, to: PROMOTION_ENDED, prices: { input: 0.14, cache_read: 0.014, output: 0.28 } },
      {
        ...PRICING,
        from: PROMOTION_ENDED,
        to: NIGHTS_BEGAN,
        prices: { input: 0.27, cache_read: 0.07, output: 1.1 },
      },
      ...SINCE_V3_1,
    ],
  ],
  [
    "deepseek-reasoner",
    [
      { ...PRICING, from: null, to: NIGHTS_BEGAN, prices: { input: 0.55, cache_read: 0.14, output: 2.19 } },
      ...SINCE_V3_1,
    ],
  ],
]);

/** The package knows only the months with prices by night, and no dates: they get their dates and neighbours. */
export function datedDeepSeek(rows: readonly PriceRow[]): readonly PriceRow[] {
  const [first] = rows;
  const periods = first?.provider === "deepseek" ? PERIODS.get(first.model) : undefined;
  if (first === undefined || periods === undefined) return rows;
  const dated = rows.map((row) => ({ ...row, effectiveFrom: NIGHTS_BEGAN, effectiveTo: NIGHTS_ENDED }));
  const added = periods.map(({ from, to, prices, ...provenance }) => ({
    ...first,
    ...provenance,
    rates: ratesOf(prices),
    effectiveFrom: from,
    effectiveTo: to,
    dailyFrom: null,
    dailyTo: null,
  }));
  return [...dated, ...added];
}
