import { Counter, Gauge, type Registry } from "prom-client";
import type { PriceCatalogue } from "../../pricing/price-catalogue.js";

/** Whether this process has the prices that are stored. */
export function registerPriceMetrics(registry: Registry, prices: PriceCatalogue): void {
  new Gauge({
    name: "tokenledger_prices",
    help: "Price versions that this process knows.",
    registers: [registry],
    collect() {
      this.set(prices.size);
    },
  });
  new Gauge({
    name: "tokenledger_prices_age_seconds",
    help: "Since this process read the list, which it does within seconds of every change.",
    registers: [registry],
    collect() {
      this.set(prices.ageMs / 1_000);
    },
  });
  new Counter({
    name: "tokenledger_prices_failed_reloads_total",
    help: "Times that a changed list could not be read, and the one before stayed in force.",
    registers: [registry],
    collect() {
      this.reset();
      this.inc(prices.failedReloads);
    },
  });
}
