import { Gauge, type Registry } from "prom-client";
import type { DatabaseHealth } from "../../core/database-health.js";
import { PARTITIONS_AHEAD } from "../../usage/partitions-ahead.js";
import { boundedQuery, type ScrapeParts } from "./bounded-query.js";

export interface DatabaseMetricsParts extends ScrapeParts {
  readonly database: DatabaseHealth;
}

/** Whether the database works, how many connections this process has, and how far ahead there are partitions. */
export function registerDatabaseMetrics(registry: Registry, parts: DatabaseMetricsParts): void {
  const { database } = parts;
  new Gauge({
    name: "tokenledger_database_up",
    help: "1 when the database can be written to, 0 when it is away or only reads.",
    registers: [registry],
    collect() {
      this.set(database.isAway ? 0 : 1);
    },
  });
  new Gauge({
    name: "tokenledger_database_sockets",
    help: "Sockets to the database that are cut when it is silent; the one that watches it is not counted.",
    registers: [registry],
    collect() {
      this.set(database.sockets.count);
    },
  });
  new Gauge({
    name: "tokenledger_partitions_ahead",
    help: "Months after this one, in UTC, that have a partition without a gap. Absent while unknown.",
    registers: [registry],
    async collect() {
      const rows = await boundedQuery<{ ahead: number }>(parts, PARTITIONS_AHEAD);
      if (rows?.[0] === undefined) this.remove();
      else this.set(rows[0].ahead);
    },
  });
}
