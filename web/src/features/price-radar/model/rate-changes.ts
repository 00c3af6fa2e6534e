import type { AnnouncedPriceFieldsFragment, TokenClass } from "../../../lib/graphql/graphql";

type Rates = AnnouncedPriceFieldsFragment["rates"];

/** One rate of the announced price beside what it is now, in USD per million tokens. */
export interface RateChange {
  key: string;
  tokenClass: TokenClass;
  /** Above so many input tokens; null for the base rate. */
  above: number | null;
  /** Null where there is none. */
  before: string | null;
  after: string | null;
}

/** The rates that differ, base rates before tiers, in the order of the announced price; what goes away comes last. */
export function rateChanges(now: Rates, announced: Rates): RateChange[] {
  const before = flatten(now);
  const after = flatten(announced);
  const keys = [...new Set([...after.keys(), ...before.keys()])];
  return keys.flatMap((key) => {
    const [from, to] = [before.get(key), after.get(key)];
    const either = to ?? from;
    if (either === undefined || (from !== undefined && to !== undefined && isSame(from.rate, to.rate))) return [];
    return [
      { key, tokenClass: either.tokenClass, above: either.above, before: from?.rate ?? null, after: to?.rate ?? null },
    ];
  });
}

interface FlatRate {
  tokenClass: TokenClass;
  above: number | null;
  rate: string;
}

function flatten(rates: Rates): ReadonlyMap<string, FlatRate> {
  const flat = rates.flatMap(({ tokenClass, usdPerMillion, tiers }): FlatRate[] => [
    { tokenClass, above: null, rate: usdPerMillion },
    ...tiers.map((tier) => ({ tokenClass, above: tier.above, rate: tier.usdPerMillion })),
  ]);
  return new Map(flat.map((one) => [one.above === null ? one.tokenClass : `${one.tokenClass} ${one.above}`, one]));
}

/** `2.5` and `2.50` are one rate. */
function isSame(one: string, other: string): boolean {
  return withoutTrailingZeros(one) === withoutTrailingZeros(other);
}

function withoutTrailingZeros(decimal: string): string {
  return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
}
