import type { BenchOptions } from "../bench-options.js";
import type { Part } from "../part.js";
import { whole } from "../report/format-figure.js";
import type { Measure } from "../rounds/measure.js";
import { postUsage } from "../rounds/post-usage.js";
import { recordSample } from "../rounds/record-sample.js";
import { takeTurns } from "../rounds/take-turns.js";
import { waitUntilMerged } from "../rounds/wait-until-merged.js";
import { withProduct, type LoadedProduct } from "../with-product.js";
import { BareCopy } from "../yardstick/bare-copy.js";
import { plainInsert } from "../yardstick/plain-insert.js";
import { CONNECTIONS } from "../yardstick/transaction-size.js";
import { fillLedger } from "./fill-ledger.js";
import { sizesTable, speedsTable } from "./growth-tables.js";
import type { Stage } from "./stage.js";
import { tableSizes } from "./table-sizes.js";

const USERS = 50_000;

/** The same measures on one database, small and then grown. */
export const growth: Part = {
  run: (options) =>
    withProduct({ dataDir: options.dataDir }, async (loaded) => {
      await recordSample(loaded.generator, USERS);
      return BareCopy.use(loaded.product.databaseUrl, CONNECTIONS, async (copy) => {
        const measures = await measuresOf(loaded, copy, options);
        const [fewer, more] = options.growthRows;
        const small = await measureAt(fewer, { loaded, measures, options });
        const grown = await measureAt(more, { loaded, measures, options });
        return {
          title: `growth from ${whole(fewer)} to ${whole(more)} rows, medians of ${options.rounds} rounds`,
          durability: loaded.durability,
          tables: [speedsTable(measures, small, grown), sizesTable([small, grown])],
          samples: [small, grown].map((stage) => ({ ...stage, samples: Object.fromEntries(stage.samples) })),
        };
      });
    }),
};

/** The plain insert does not grow, so that it shows how the machine itself drifted between the sizes. */
async function measuresOf(loaded: LoadedProduct, copy: BareCopy, { seconds }: BenchOptions): Promise<Measure[]> {
  const shape = { format: "json" as const, users: USERS };
  return [
    await plainInsert(copy, seconds),
    postUsage(loaded, { shape: { ...shape, eventsPerRequest: 1_000 }, connections: 4, seconds }),
    postUsage(loaded, { shape: { ...shape, eventsPerRequest: 1 }, connections: 64, seconds }),
  ];
}

interface Grown {
  readonly loaded: LoadedProduct;
  readonly measures: readonly Measure[];
  readonly options: BenchOptions;
}

async function measureAt(rows: number, { loaded, measures, options }: Grown): Promise<Stage> {
  await waitUntilMerged(loaded.pool);
  const fillSeconds = await fillLedger(loaded.product.databaseUrl, { rows, users: USERS });
  const sizes = await tableSizes(loaded.pool);
  return { rows, fillSeconds, sizes, samples: await takeTurns(measures, options.rounds) };
}
