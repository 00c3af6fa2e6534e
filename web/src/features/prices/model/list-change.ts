import type { TokenClass } from "../../../lib/graphql/graphql";
import type { PriceVersion } from "./price-version";
import { classesOf, tierBounds } from "./token-classes";

/** One amount that a new list says otherwise; a side without it is null. */
export interface ChangedAmount {
  kind: TokenClass | "REQUEST" | "WEB_SEARCH";
  /** The rate from this many input tokens on; null for the base rate. */
  above: number | null;
  before: string | null;
  after: string | null;
}

/** What happens to one version of a model. */
export interface VersionChange {
  /** The version as it will be, or as it was when it goes. */
  price: PriceVersion;
  kind: "ADDED" | "REMOVED" | "CHANGED";
  amounts: readonly ChangedAmount[];
  /** Set where the end of its time moves. */
  endBefore: string | null | undefined;
}

/** Pairs what was with what comes: versions of the same tier, start and hours are the same version. */
export function versionChanges(before: readonly PriceVersion[], after: readonly PriceVersion[]): VersionChange[] {
  const left = new Map(before.map((price) => [identity(price), price]));
  const changes = after.flatMap((price): VersionChange[] => {
    const old = left.get(identity(price));
    left.delete(identity(price));
    if (old === undefined) return [{ price, kind: "ADDED", amounts: amountsOf(null, price), endBefore: undefined }];
    const amounts = amountsOf(old, price).filter((amount) => !isSame(amount));
    const endBefore = old.effectiveTo === price.effectiveTo ? undefined : (old.effectiveTo ?? null);
    return amounts.length === 0 && endBefore === undefined ? [] : [{ price, kind: "CHANGED", amounts, endBefore }];
  });
  const removed = [...left.values()].map((price): VersionChange => ({
    price,
    kind: "REMOVED",
    amounts: amountsOf(price, null),
    endBefore: undefined,
  }));
  return [...changes, ...removed];
}

/** Up, down, or neither where a side is missing. */
export function directionOf({ before, after }: ChangedAmount): "up" | "down" | null {
  if (before === null || after === null || Number(before) === Number(after)) return null;
  return Number(after) > Number(before) ? "up" : "down";
}

function amountsOf(before: PriceVersion | null, after: PriceVersion | null): ChangedAmount[] {
  const both = [before, after].filter((price) => price !== null);
  const rates = classesOf(both).flatMap((tokenClass) =>
    [null, ...tierBounds(both.flatMap((price) => price.rates))].map((above): ChangedAmount => ({
      kind: tokenClass,
      above,
      before: amountOf(before, tokenClass, above),
      after: amountOf(after, tokenClass, above),
    })),
  );
  const fees: ChangedAmount[] = [
    { kind: "REQUEST", above: null, before: before?.requestFee ?? null, after: after?.requestFee ?? null },
    { kind: "WEB_SEARCH", above: null, before: before?.webSearchFee ?? null, after: after?.webSearchFee ?? null },
  ];
  return [...rates, ...fees].filter((amount) => amount.before !== null || amount.after !== null);
}

function amountOf(price: PriceVersion | null, tokenClass: TokenClass, above: number | null): string | null {
  const rate = price?.rates.find((one) => one.tokenClass === tokenClass);
  if (rate === undefined) return null;
  if (above === null) return rate.usdPerMillion;
  return rate.tiers.find((tier) => tier.above === above)?.usdPerMillion ?? null;
}

/** `0.30` and `0.3` are the same amount. */
function isSame({ before, after }: ChangedAmount): boolean {
  return before !== null && after !== null && trimmed(before) === trimmed(after);
}

function trimmed(decimal: string): string {
  return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
}

function identity({ serviceTier, effectiveFrom, dailyFrom, dailyTo }: PriceVersion): string {
  return [serviceTier, effectiveFrom ?? "", dailyFrom ?? "", dailyTo ?? ""].join("\n");
}
