import { afterAll, beforeAll, expect, test } from "vitest";
import { DatabaseCluster } from "./database-cluster.js";
import { FAULTS } from "./fault-list.js";
import { FaultReport } from "./fault-report.js";

let cluster: DatabaseCluster;

beforeAll(async () => {
  cluster = await DatabaseCluster.start();
}, 60_000);

afterAll(() => cluster.stop(), 30_000);

const short = FAULTS.flatMap(({ id, what, short: run }) => (run === null ? [] : [{ id, what, run }]));

test.for(short)(
  "$id: what was acknowledged is counted exactly once through $what",
  { timeout: 120_000 },
  async ({ run }, { skip, annotate }) => {
    const report = new FaultReport();
    await run(cluster, report);
    if (report.skipped !== null) skip(report.skipped);
    await annotate(report.figures.join("; "));
    expect(report.broken).toEqual([]);
  },
);
