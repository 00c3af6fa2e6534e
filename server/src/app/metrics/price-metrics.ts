import { Counter, Gauge, type Registry } from "prom-client";
import type { PriceCatalogue } from "../../pricing/price-catalogue.js";
import { boundedQuery, type ScrapeParts } from "./bounded-query.js";

interface PriceMetricsParts extends ScrapeParts {
  readonly prices: PriceCatalogue;
}

/** Whether this process has the prices that are stored, and whether a newer list waits for somebody. */
export function registerPriceMetrics(registry: Registry, { prices, ...parts }: PriceMetricsParts): void {
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
  new Gauge({
    name: "tokenledger_proposed_price_lists",
    help: "Price lists that wait until an administrator accepts or declines them. Absent while unknown.",
    registers: [registry],
    async collect() {
      const rows = await boundedQuery<{ lists: number }>(
        parts,
        "select count(*)::int as lists from price_lists where state = 'proposed'",
      );
      if (rows?.[0] === undefined) this.remove();
      else this.set(rows[0].lists);
    },
  });
}
