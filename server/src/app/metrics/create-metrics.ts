import { collectDefaultMetrics, Registry } from "prom-client";

/** Figures for Prometheus. No label ever names a user, a key or a project. */
export function createMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
