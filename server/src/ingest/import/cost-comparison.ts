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
}

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
    this.models.set(key, {
      provider,
      model,
      compared: (before?.compared ?? 0) + 1,
      equal: (before?.equal ?? 0) + (distance(reported, computed) <= EQUAL_WITHIN ? 1 : 0),
      reported: pico((before?.reported ?? 0n) + reported),
      computed: pico((before?.computed ?? 0n) + computed),
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
