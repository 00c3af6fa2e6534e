import { TOKEN_CLASSES } from "@tokenledger/model/token-class";
import { STANDARD_TIER } from "../domain/service-tier.js";
import type { PriceRow } from "../price-row.js";
import type { StoredRate, StoredRates } from "../stored-price.js";
import { ANTHROPIC_TIERS } from "./anthropic.js";
import type { TierRule } from "./correction.js";
import { GOOGLE_TIERS } from "./google.js";
import { OPENAI_PRIORITY, OPENAI_PRIORITY_PRICES, OPENAI_TIERS } from "./openai.js";
import { ratesOf } from "./rates-of.js";

const RULES: readonly TierRule[] = [...ANTHROPIC_TIERS, ...GOOGLE_TIERS, ...OPENAI_TIERS];

/** What a standard price costs in the other tiers of its provider, as far as that is known. */
export function otherTiers(row: PriceRow): readonly PriceRow[] {
  if (row.serviceTier !== STANDARD_TIER) return [];
  const shares = RULES.filter(({ provider, models }) => provider === row.provider && models.test(row.model)).map(
    (rule) => tierRow(row, rule, shareOf(row.rates, rule)),
  );
  const priority = row.provider === "openai" ? OPENAI_PRIORITY_PRICES.find(({ model }) => model === row.model) : null;
  if (priority == null) return shares;
  const rule = { ...OPENAI_PRIORITY, serviceTier: "priority" };
  return [...shares, tierRow(row, rule, { ...ratesOf(priority.prices), ...feesOf(row.rates) })];
}

function tierRow(
  row: PriceRow,
  { serviceTier, note, sourceUrl, checkedOn }: Pick<TierRule, "serviceTier" | "note" | "sourceUrl" | "checkedOn">,
  rates: StoredRates,
): PriceRow {
  return { ...row, serviceTier, note, sourceUrl, checkedOn, rates };
}

function shareOf(rates: StoredRates, { percent, atStandardRate = [], without = [] }: TierRule): StoredRates {
  const share: StoredRates = feesOf(rates);
  for (const tokenClass of TOKEN_CLASSES) {
    const rate = rates[tokenClass];
    if (rate === undefined || without.includes(tokenClass)) continue;
    share[tokenClass] = atStandardRate.includes(tokenClass) ? rate : scaled(rate, percent);
  }
  return share;
}

/** Searches and requests cost the same in every tier. */
function feesOf({ request, web_search }: StoredRates): StoredRates {
  return { ...(request && { request }), ...(web_search && { web_search }) };
}

function scaled({ base, tiers }: StoredRate, percent: number): StoredRate {
  const times = (rate: string) => String((BigInt(rate) * BigInt(percent) + 50n) / 100n);
  if (tiers === undefined) return { base: times(base) };
  return { base: times(base), tiers: tiers.map(({ above, rate }) => ({ above, rate: times(rate) })) };
}
