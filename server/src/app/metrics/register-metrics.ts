import type { Registry } from "prom-client";
import type { AnswerCache } from "../../analytics/answers/answer-cache.js";
import type { PriceCatalogue } from "../../pricing/price-catalogue.js";
import { registerAnswerMetrics } from "./answer-metrics.js";
import { registerArchiveMetrics } from "./archive-metrics.js";
import { registerDatabaseMetrics, type DatabaseMetricsParts } from "./database-metrics.js";
import { registerJobMetrics } from "./job-metrics.js";
import { registerLedgerMetrics } from "./ledger-metrics.js";
import { type Followed, registerLiveMetrics } from "./live-metrics.js";
import { registerPriceMetrics } from "./price-metrics.js";

export interface InstallationParts extends DatabaseMetricsParts {
  readonly feeds: readonly Followed[];
  readonly prices: PriceCatalogue;
  readonly answers: AnswerCache;
}

/** Figures of the installation: its database, jobs, sums, subscribers and prices. Doors and recording register their own. */
export function registerMetrics(registry: Registry, parts: InstallationParts): void {
  registerDatabaseMetrics(registry, parts);
  registerJobMetrics(registry, parts);
  registerLedgerMetrics(registry, parts);
  registerArchiveMetrics(registry, parts);
  registerLiveMetrics(registry, parts.feeds);
  registerPriceMetrics(registry, parts);
  registerAnswerMetrics(registry, parts.answers);
}
