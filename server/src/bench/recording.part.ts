import type { BenchOptions } from "./bench-options.js";
import type { Part, PartResult } from "./part.js";
import { recordingTable, UNSHARED_CONNECTIONS, unsharedName } from "./recording-table.js";
import { postUsage } from "./rounds/post-usage.js";
import type { Measure } from "./rounds/measure.js";
import { recordSample } from "./rounds/record-sample.js";
import { takeTurns } from "./rounds/take-turns.js";
import { withProduct, type LoadedProduct } from "./with-product.js";
import { BareCopy } from "./yardstick/bare-copy.js";
import { plainInsert } from "./yardstick/plain-insert.js";
import { rawCopy } from "./yardstick/raw-copy.js";
import { SINGLE_INSERT_CONNECTIONS, singleInsert } from "./yardstick/single-insert.js";

const USERS = 1_000;
const REQUESTS = [
  { eventsPerRequest: 1_000, connections: 8 },
  { eventsPerRequest: 100, connections: 8 },
  { eventsPerRequest: 1, connections: 64 },
];
const FORMATS = ["json", "ndjson"] as const;

/** Durable events per second through the door, beside what the same rows cost without a product around them. */
export const recording: Part = {
  run: (options) =>
    withProduct({ dataDir: null }, (loaded) =>
      withProduct({ dataDir: null, entry: "unshared" }, (unshared) => measure(loaded, unshared, options)),
    ),
};

async function measure(loaded: LoadedProduct, unshared: LoadedProduct, options: BenchOptions): Promise<PartResult> {
  await recordSample(loaded.generator);
  const connections = Math.max(...SINGLE_INSERT_CONNECTIONS);
  return BareCopy.use(loaded.product.databaseUrl, connections, async (copy) => {
    const measures = [
      ...(await yardsticks(copy, options)),
      ...posts(loaded, options),
      ...postsUnshared(unshared, options),
    ];
    const samples = await takeTurns(measures, options.rounds);
    return {
      title: `recording, medians of ${options.rounds} rounds`,
      durability: loaded.durability,
      tables: [recordingTable(measures, samples)],
      samples: Object.fromEntries(samples),
    };
  });
}

async function yardsticks(copy: BareCopy, { seconds }: BenchOptions): Promise<Measure[]> {
  const singles = SINGLE_INSERT_CONNECTIONS.map((connections) => singleInsert(copy, connections, seconds));
  return [await plainInsert(copy, seconds), await rawCopy(copy, seconds), ...(await Promise.all(singles))];
}

function posts(loaded: LoadedProduct, { seconds }: BenchOptions): Measure[] {
  return REQUESTS.flatMap(({ eventsPerRequest, connections }) =>
    FORMATS.map((format) =>
      postUsage(loaded, { shape: { eventsPerRequest, format, users: USERS }, connections, seconds }),
    ),
  );
}

function postsUnshared(unshared: LoadedProduct, { seconds }: BenchOptions): Measure[] {
  return UNSHARED_CONNECTIONS.map((connections) => {
    const shape = { eventsPerRequest: 1, format: "json", users: USERS } as const;
    const label = `the same recording, a transaction for each event, ${connections} connections`;
    return { ...postUsage(unshared, { shape, connections, seconds }), name: unsharedName(connections), label };
  });
}
