import type { BenchOptions } from "../bench-options.js";
import type { Part, PartResult } from "../part.js";
import { postUsage } from "../rounds/post-usage.js";
import type { Measure } from "../rounds/measure.js";
import { recordSample } from "../rounds/record-sample.js";
import { takeTurns } from "../rounds/take-turns.js";
import { withProduct, type LoadedProduct } from "../with-product.js";
import { measureDelays, type Load } from "./measure-delays.js";
import { delaysTable, speedTable, UNWATCHED, WATCHED } from "./thresholds-tables.js";
import { watchEach } from "./watch-each.js";

const USERS = 100_000;
const SHAPE = { eventsPerRequest: 1_000, format: "json", users: USERS } as const;
const CONNECTIONS = 8;
/** Long enough that some of each round is merged and looked at while it is recorded. */
const LEAST_SECONDS = 12;
const NORMAL_PER_SECOND = 1_000;

/** What a limit on the day of each of 100,000 app users costs recording, and how soon a crossing is an alert. */
export const thresholds: Part = {
  run: (options) => withProduct({ dataDir: null }, (loaded) => measure(loaded, options)),
};

async function measure(loaded: LoadedProduct, options: BenchOptions): Promise<PartResult> {
  await recordSample(loaded.generator, USERS);
  const each = await watchEach(loaded.pool);
  const seconds = Math.max(options.seconds, LEAST_SECONDS);
  const speed = postUsage(loaded, { shape: SHAPE, connections: CONNECTIONS, seconds });
  const other = postUsage(loaded, { shape: SHAPE, connections: CONNECTIONS, seconds });
  const measures: readonly Measure[] = [
    { ...speed, name: UNWATCHED, label: "without thresholds", run: () => each.off().then(() => speed.run()) },
    { ...other, name: WATCHED, label: "a threshold for each of 100,000", run: () => each.on().then(() => other.run()) },
  ];
  const samples = await takeTurns(measures, options.rounds);
  await each.on();
  const delays = await measureDelays(loaded, options, loadsOf(loaded));
  return {
    title: `thresholds, ${options.rounds} rounds`,
    durability: loaded.durability,
    tables: [speedTable(measures, samples), delaysTable(delays)],
    samples: { speeds: Object.fromEntries(samples), delays: Object.fromEntries(delays) },
  };
}

function loadsOf({ generator }: LoadedProduct): readonly Load[] {
  return [
    {
      name: `${NORMAL_PER_SECOND.toLocaleString("en-US")} events/s`,
      run: (seconds) =>
        generator.sendAtRate({
          shape: { ...SHAPE, eventsPerRequest: 10 },
          requestsPerSecond: NORMAL_PER_SECOND / 10,
          seconds,
          connections: 32,
        }),
    },
    {
      name: "full speed",
      run: (seconds) => generator.flood({ shape: SHAPE, seconds, connections: CONNECTIONS }),
    },
  ];
}
