import type { PicoUsd } from "@tokenledger/model/money";
import { pico } from "@tokenledger/model/money";

/** Costs that differ by no more than a millionth of a dollar count as equal. */
const EQUAL_WITHIN: PicoUsd = pico(1_000_000n);

/** Requests of one model that carried a reported cost and got a computed one. */
export interface ModelComparison {
  readonly provider: string;
  readonly model: string;
  readonly compared: number;
  readonly equal: number;
  readonly reported: PicoUsd;
  readonly computed: PicoUsd;
  /** Requests that differ and were reported as free. */
  readonly reportedFree: number;
  /** Computed in thousandths of reported, over the requests that differ and were not reported as free. */
  readonly ratios: { readonly lowest: bigint; readonly highest: bigint } | null;
}

/** Why costs of one model differ, as far as the figures tell. */
export type DifferenceCause =
  | { readonly kind: "reported-free" }
  /** Every request by the same factor, in thousandths of the reported cost. */
  | { readonly kind: "other-list-price"; readonly factor: bigint }
  | { readonly kind: "other-rates-or-counts" };

export interface ComparedCost {
  readonly provider: string;
  readonly model: string;
  readonly reported: PicoUsd;
  readonly computed: PicoUsd;
}

/** Sets what senders say a request cost against what the ledger computed, model by model. */
export class CostComparison {
  private readonly models = new Map<string, ModelComparison>();

  add({ provider, model, reported, computed }: ComparedCost): void {
    const key = JSON.stringify([provider, model]);
    const before = this.models.get(key);
    const equal = distance(reported, computed) <= EQUAL_WITHIN;
    const free = !equal && reported === 0n;
    this.models.set(key, {
      provider,
      model,
      compared: (before?.compared ?? 0) + 1,
      equal: (before?.equal ?? 0) + (equal ? 1 : 0),
      reported: pico((before?.reported ?? 0n) + reported),
      computed: pico((before?.computed ?? 0n) + computed),
      reportedFree: (before?.reportedFree ?? 0) + (free ? 1 : 0),
      ratios: equal || free ? (before?.ratios ?? null) : widen(before?.ratios ?? null, (computed * 1_000n) / reported),
    });
  }

  get compared(): number {
    return this.byModel().reduce((sum, model) => sum + model.compared, 0);
  }

  get equal(): number {
    return this.byModel().reduce((sum, model) => sum + model.equal, 0);
  }

  /** Models with requests that differ, the largest difference of sums first. */
  differences(): readonly ModelComparison[] {
    return this.byModel()
      .filter((model) => model.equal < model.compared)
      .sort((a, b) => Number(distance(b.reported, b.computed) - distance(a.reported, a.computed)));
  }

  private byModel(): ModelComparison[] {
    return [...this.models.values()];
  }
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}

function widen(ratios: ModelComparison["ratios"], ratio: bigint): NonNullable<ModelComparison["ratios"]> {
  if (ratios === null) return { lowest: ratio, highest: ratio };
  return {
    lowest: ratio < ratios.lowest ? ratio : ratios.lowest,
    highest: ratio > ratios.highest ? ratio : ratios.highest,
  };
}

/** One factor for every request is another list price; several are other rates per token class, or other counts. */
export function causeOf({ reportedFree, ratios }: ModelComparison): DifferenceCause {
  if (ratios === null) return { kind: "reported-free" };
  const isOneFactor = ratios.highest - ratios.lowest <= ratios.lowest / 100n;
  if (reportedFree === 0 && isOneFactor) return { kind: "other-list-price", factor: ratios.lowest };
  return { kind: "other-rates-or-counts" };
}
