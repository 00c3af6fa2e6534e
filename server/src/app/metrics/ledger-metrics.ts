import { Gauge, type Registry } from "prom-client";
import { boundedQuery, type ScrapeParts } from "./bounded-query.js";

/** Whether sums agree with raw rows, and how many differences wait to be merged. */
export function registerLedgerMetrics(registry: Registry, parts: ScrapeParts): void {
  new Gauge({
    name: "tokenledger_rollup_drift_days",
    help: "UTC days whose rollups or counters were last found to differ from raw rows. Absent while unknown.",
    registers: [registry],
    async collect() {
      const rows = await boundedQuery<{ days: number }>(parts, "select count(*)::int as days from rollup_drifts");
      if (rows?.[0] === undefined) this.remove();
      else this.set(rows[0].days);
    },
  });
  new Gauge({
    name: "tokenledger_unmerged_rows",
    help: "Differences that the rollup by app user has yet to merge. Absent while unknown.",
    registers: [registry],
    async collect() {
      const rows = await boundedQuery<{ rows: number }>(parts, "select count(*)::int as rows from usage_deltas");
      if (rows?.[0] === undefined) this.remove();
      else this.set(rows[0].rows);
    },
  });
}
