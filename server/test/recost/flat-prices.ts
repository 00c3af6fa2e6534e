import { pico } from "@tokenledger/model/money";
import type { PriceVersion } from "../../src/pricing/domain/price-version.js";
import { RecostPrices } from "../../src/recost/recost-prices.js";

/** Pico-USD per token of each model of `google`; null: no price. */
export type Rates = Readonly<Record<string, bigint | null>>;

/** One price per model since ever, for input and output alike. */
export function flatVersions(rates: Rates): readonly PriceVersion[] {
  return Object.entries(rates).flatMap(([model, rate], position) =>
    rate === null
      ? []
      : [
          {
            id: 1_000 + position,
            listId: 1,
            projectId: null,
            provider: "google",
            model,
            position,
            match: { equals: model },
            serviceTier: "standard",
            card: {
              rates: { input: { base: pico(rate), tiers: [] }, output: { base: pico(rate), tiers: [] } },
              request: null,
              webSearch: null,
            },
            effectiveFromMs: null,
            effectiveToMs: null,
            daily: null,
          },
        ],
  );
}

export function flatPrices(rates: Rates): RecostPrices {
  return new RecostPrices({ versions: flatVersions(rates), discounts: [] });
}
