import type { Registry } from "prom-client";
import type { PriceCatalogue } from "../../pricing/price-catalogue.js";
import { registerDatabaseMetrics, type DatabaseMetricsParts } from "./database-metrics.js";
import { registerJobMetrics } from "./job-metrics.js";
import { registerLedgerMetrics } from "./ledger-metrics.js";
import { registerPriceMetrics } from "./price-metrics.js";

export interface InstallationParts extends DatabaseMetricsParts {
  readonly prices: PriceCatalogue;
}

/** Figures of the installation: its database, jobs, sums and prices. Doors and recording register their own. */
export function registerMetrics(registry: Registry, parts: InstallationParts): void {
  registerDatabaseMetrics(registry, parts);
  registerJobMetrics(registry, parts);
  registerLedgerMetrics(registry, parts);
  registerPriceMetrics(registry, parts.prices);
}
