import type { EntityManager } from "@mikro-orm/postgresql";
import { loadPriceVersions } from "./load-price-versions.js";
import type { PriceDecision, Priced, UsageToPrice } from "./domain/price-decision.js";
import { PriceList, type KnownPrices } from "./price-list.js";

export type { Priced } from "./domain/price-decision.js";

/** The prices of this process: always a whole list, exchanged in one step when the stored one changed. */
export class PriceCatalogue {
  private list: PriceList;
  private failures = 0;

  constructor(
    known: KnownPrices,
    private loadedAt = performance.now(),
  ) {
    this.list = new PriceList(known);
  }

  static async load(em: EntityManager): Promise<PriceCatalogue> {
    return new PriceCatalogue(await loadPriceVersions(em));
  }

  /** Price versions known. */
  get size(): number {
    return this.list.size;
  }

  /** Since the list was read, in milliseconds. */
  get ageMs(): number {
    return performance.now() - this.loadedAt;
  }

  /** Reloads that failed since the start. */
  get failedReloads(): number {
    return this.failures;
  }

  price(usage: UsageToPrice): Priced {
    return this.list.price(usage);
  }

  explain(usage: UsageToPrice): PriceDecision {
    return this.list.explain(usage);
  }

  /**
   * Reads the stored list. On a failure, and for a list without any price, the one before stays: to record
   * at an old price is a smaller fault than to record without one.
   *
   * @throws what kept it from being read
   */
  async reload(em: EntityManager): Promise<void> {
    try {
      const known = await loadPriceVersions(em);
      if (known.versions.length === 0) throw new Error("the stored price list is empty");
      this.list = new PriceList(known);
      this.loadedAt = performance.now();
    } catch (error) {
      this.failures += 1;
      throw error;
    }
  }
}
