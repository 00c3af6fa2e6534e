import { join } from "node:path";
import type { BenchOptions } from "../bench-options.js";
import type { Part, PartResult } from "../part.js";
import { whole } from "../report/format-figure.js";
import type { Measure } from "../rounds/measure.js";
import { postUsage } from "../rounds/post-usage.js";
import { recordSample } from "../rounds/record-sample.js";
import { takeTurns } from "../rounds/take-turns.js";
import { waitUntilMerged } from "../rounds/wait-until-merged.js";
import { withProduct, type LoadedProduct } from "../with-product.js";
import { fillLedger } from "./fill-ledger.js";
import { sizesTable, speedsTable } from "./growth-tables.js";
import type { Ledger } from "./ledger.js";
import { tableSizes } from "./table-sizes.js";

const USERS = 50_000;

/** The same measures on a small ledger and on one that grew, in turns, so that the machine's drift hits both alike. */
export const growth: Part = {
  run: (options) =>
    withProduct({ dataDir: placeOf("small", options) }, (small) =>
      withProduct({ dataDir: placeOf("grown", options) }, (grown) => compare(small, grown, options)),
    ),
};

/** A database that is kept is filled once. */
function placeOf(name: string, { dataDir }: BenchOptions): string | null {
  return dataDir === null ? null : join(dataDir, name);
}

async function compare(small: LoadedProduct, grown: LoadedProduct, options: BenchOptions): Promise<PartResult> {
  const [fewer, more] = options.growthRows;
  const ledgers = [await fill("small", small, fewer), await fill("grown", grown, more)] as const;
  const measures = [...measuresOf("small", small, options), ...measuresOf("grown", grown, options)];
  const samples = await takeTurns(measures, options.rounds);
  return {
    title: `recording at ${whole(fewer)} and at ${whole(more)} rows, medians of ${options.rounds} rounds`,
    durability: grown.durability,
    tables: [speedsTable(measures, samples, ledgers), sizesTable(ledgers)],
    samples: { ledgers, samples: Object.fromEntries(samples) },
  };
}

async function fill(name: Ledger["name"], loaded: LoadedProduct, rows: number): Promise<Ledger> {
  await recordSample(loaded.generator, USERS);
  await waitUntilMerged(loaded.pool);
  const fillSeconds = await fillLedger(loaded.product.databaseUrl, { rows, users: USERS });
  return { name, rows, fillSeconds, sizes: await tableSizes(loaded.pool) };
}

function measuresOf(name: Ledger["name"], loaded: LoadedProduct, { seconds }: BenchOptions): Measure[] {
  const shape = { format: "json" as const, users: USERS };
  return [
    postUsage(loaded, { shape: { ...shape, eventsPerRequest: 1_000 }, connections: 8, seconds }),
    postUsage(loaded, { shape: { ...shape, eventsPerRequest: 1 }, connections: 64, seconds }),
  ].map((measure) => ({ ...measure, name: `${name} ${measure.name}` }));
}
