import type pg from "pg";
import { UsageCorrector } from "../../src/usage/correct-usage.js";
import { DimensionDictionary } from "../../src/usage/dimensions.js";
import { UsagePartitions } from "../../src/usage/partitions.js";
import { UsageRecorder } from "../../src/usage/record-usage.js";
import { SEAL } from "./seal.js";

/** What records and corrects, with the memory of one process. */
export function ledgerWriters(pool: pg.Pool) {
  const [dimensions, partitions] = [new DimensionDictionary(pool), new UsagePartitions(pool)];
  return {
    dimensions,
    recorder: new UsageRecorder({ pool, dimensions, partitions, seal: SEAL }),
    corrector: new UsageCorrector(pool, dimensions, partitions),
  };
}
