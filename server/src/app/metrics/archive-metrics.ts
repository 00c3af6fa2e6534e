import { Gauge, type Registry } from "prom-client";
import { boundedQuery, type ScrapeParts } from "./bounded-query.js";

const FIGURES = [
  {
    name: "tokenledger_archive_failed_months",
    help: "Archives that could not be finished when last tried; nothing of them was dropped.",
    value: "count(*) filter (where failure is not null)",
  },
  {
    name: "tokenledger_archive_requests",
    help: "Raw requests that are in archives.",
    value: "coalesce(sum(row_count) filter (where detached_at is not null), 0)",
  },
  {
    name: "tokenledger_archive_bytes",
    help: "Bytes of archived requests in the archive store.",
    value: "coalesce(sum(bytes) filter (where detached_at is not null), 0)",
  },
  {
    name: "tokenledger_archive_last_run_timestamp_seconds",
    help: "When the last run that archives ended, whether or not a month failed; 0 before the first.",
    value: "(select coalesce(extract(epoch from max(ended_at)), 0) from retention_runs)",
  },
] as const;

/** What left the ledger for archives, and what could not. Absent while unknown. */
export function registerArchiveMetrics(registry: Registry, parts: ScrapeParts): void {
  for (const { name, help, value } of FIGURES) {
    new Gauge({
      name,
      help: `${help} Absent while unknown.`,
      registers: [registry],
      async collect() {
        const sql = `select (${value})::float8 as value from usage_archives`;
        const rows = await boundedQuery<{ value: number }>(parts, sql);
        if (rows?.[0] === undefined) this.remove();
        else this.set(rows[0].value);
      },
    });
  }
}
