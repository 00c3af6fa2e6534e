import type { PriceRow } from "../price-row.js";
import type { Provenance } from "./correction.js";

interface SearchFee extends Provenance {
  readonly provider: string;
  readonly models: RegExp;
  /** Per search, or per request with searches where that is how they are counted. */
  readonly usdPerThousand: number;
}

const FEES: readonly SearchFee[] = [
  {
    provider: "google",
    models: /^gemini-3/,
    usdPerThousand: 14,
    note: "Google Search: $14 per 1,000 queries; the monthly free ones are not taken off",
    sourceUrl: "https://ai.google.dev/gemini-api/docs/pricing",
    checkedOn: "2026-11-27",
  },
  {
    provider: "google",
    models: /^gemini-2/,
    usdPerThousand: 35,
    note: "Google Search: $35 per 1,000 grounded requests; the daily free ones are not taken off",
    sourceUrl: "https://ai.google.dev/gemini-api/docs/pricing",
    checkedOn: "2026-11-27",
  },
  {
    provider: "openai",
    models: /^(gpt-5|gpt-6|o[34](-|$))/,
    usdPerThousand: 10,
    note: "web search: $10 per 1,000 calls for every model",
    sourceUrl: "https://platform.openai.com/docs/pricing",
    checkedOn: "2026-11-27",
  },
];

/** The row with its provider's fee for searches, where it sells tokens and names none. */
export function withSearchFee(row: PriceRow): PriceRow {
  const fee = FEES.find(({ provider, models }) => provider === row.provider && models.test(row.model));
  if (fee === undefined || row.rates.web_search !== undefined || Object.keys(row.rates).length === 0) return row;
  return {
    ...row,
    rates: { ...row.rates, web_search: { base: String(BigInt(fee.usdPerThousand) * 1_000_000_000n) } },
    note: row.note === null ? fee.note : `${row.note}; ${fee.note}`,
    sourceUrl: row.note === null ? fee.sourceUrl : row.sourceUrl,
    checkedOn: row.checkedOn ?? fee.checkedOn,
  };
}
