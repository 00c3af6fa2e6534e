import { TOKEN_CLASSES } from "@tokenledger/model/token-class";
import type { PriceRow } from "../price-row.js";
import type { StoredRates } from "../stored-price.js";
import { ANTHROPIC_CORRECTIONS } from "./anthropic.js";
import type { Correction } from "./correction.js";
import { datedDeepSeek } from "./deepseek.js";
import { GOOGLE_CORRECTIONS } from "./google.js";
import { LONG_CONTEXT_ABOVE, OPENAI_CORRECTIONS } from "./openai.js";
import { ratesOf } from "./rates-of.js";
import { withSearchFee } from "./search-fees.js";
import { otherTiers } from "./service-tiers.js";

/** Named in the source of the list, so that a changed correction is another list. */
export const CORRECTIONS_VERSION = 1;

const CORRECTIONS: readonly Correction[] = [...ANTHROPIC_CORRECTIONS, ...GOOGLE_CORRECTIONS, ...OPENAI_CORRECTIONS];

/**
 * The price versions of one model with what the package lacks or has wrong, each added row with where it is
 * from, and with its service tiers.
 *
 * @param rows of one model of one provider
 */
export function correctPrices(rows: readonly PriceRow[]): readonly PriceRow[] {
  const [first] = rows;
  const concerning = CORRECTIONS.filter(
    ({ providers, model }) => first !== undefined && model === first.model && providers.includes(first.provider),
  );
  const corrected = concerning.reduce(applied, datedDeepSeek(rows.map(withTierStarts)));
  return corrected.map(withSearchFee).flatMap((row) => [row, ...otherTiers(row)]);
}

function applied(rows: readonly PriceRow[], correction: Correction): readonly PriceRow[] {
  const { note, sourceUrl, checkedOn } = correction;
  const provenance = { note, sourceUrl, checkedOn };
  switch (correction.kind) {
    case "rates":
      return rows.map((row) => {
        if (correction.endingAt !== undefined && row.effectiveTo !== correction.endingAt) return row;
        return { ...row, ...provenance, rates: { ...row.rates, ...ratesOf(correction.prices) } };
      });
    case "earlier":
      return rows.flatMap((row) => {
        if (row.effectiveFrom !== null) return [row];
        const rates = { ...feesOf(row.rates), ...ratesOf(correction.prices) };
        return [
          { ...row, ...provenance, rates, effectiveTo: correction.until },
          { ...row, effectiveFrom: correction.until },
        ];
      });
    case "later":
      return rows.flatMap((row) => {
        if (row.effectiveTo !== null) return [row];
        const rates = { ...feesOf(row.rates), ...ratesOf(correction.prices) };
        return [
          { ...row, effectiveTo: correction.from },
          { ...row, ...provenance, rates, effectiveFrom: correction.from },
        ];
      });
  }
}

function feesOf({ request, web_search }: StoredRates): StoredRates {
  return { ...(request && { request }), ...(web_search && { web_search }) };
}

/** The same start everywhere: a list that writes one below means the same. */
function withTierStarts(row: PriceRow): PriceRow {
  const rates: StoredRates = { ...row.rates };
  for (const tokenClass of TOKEN_CLASSES) {
    const rate = rates[tokenClass];
    if (rate?.tiers === undefined) continue;
    const tiers = rate.tiers.map((tier) => ({ ...tier, above: LONG_CONTEXT_ABOVE.get(tier.above) ?? tier.above }));
    rates[tokenClass] = { ...rate, tiers };
  }
  return { ...row, rates };
}
