import { pico, type PicoUsd } from "@tokenledger/model/money";

/** What is paid of a list price, agreed with a provider. Never applies to an own price. */
export interface Discount {
  readonly id: number;
  /** Null: of every project, provider or model. */
  readonly projectId: number | null;
  readonly provider: string | null;
  readonly model: string | null;
  /** Millionths that are paid: 930_000 is 7 % off, 1_100_000 a surcharge of 10 %. */
  readonly factorPpm: number;
  /** UTC milliseconds, inclusive. */
  readonly effectiveFromMs: number;
  /** UTC milliseconds, exclusive; null until further notice. */
  readonly effectiveToMs: number | null;
  readonly note: string;
}

const MILLION = 1_000_000n;

/** The list total times the factor, once, rounded half to even to a whole pico-USD. */
export function discounted(listTotal: PicoUsd, { factorPpm }: Pick<Discount, "factorPpm">): PicoUsd {
  const millionths = listTotal * BigInt(factorPpm);
  const whole = millionths / MILLION;
  const twice = (millionths % MILLION) * 2n;
  const up = twice > MILLION || (twice === MILLION && whole % 2n === 1n);
  return pico(up ? whole + 1n : whole);
}

/**
 * The discount in force at an instant; null when none is. Discounts do not stack: the most specific one
 * counts, a project more than a model, a model more than a provider; of equals the one that began last.
 *
 * @param discounts that concern the request, in any order
 */
export function pickDiscount(discounts: readonly Discount[], atMs: number): Discount | null {
  let best: Discount | null = null;
  for (const discount of discounts) {
    if (isInForce(discount, atMs) && (best === null || beats(discount, best))) best = discount;
  }
  return best;
}

function isInForce({ effectiveFromMs, effectiveToMs }: Discount, atMs: number): boolean {
  return atMs >= effectiveFromMs && (effectiveToMs === null || atMs < effectiveToMs);
}

function beats(discount: Discount, other: Discount): boolean {
  const specific = specificity(discount) - specificity(other);
  if (specific !== 0) return specific > 0;
  const later = discount.effectiveFromMs - other.effectiveFromMs;
  return later === 0 ? discount.id > other.id : later > 0;
}

function specificity({ projectId, provider, model }: Discount): number {
  return (projectId === null ? 0 : 4) + (model === null ? 0 : 2) + (provider === null ? 0 : 1);
}
