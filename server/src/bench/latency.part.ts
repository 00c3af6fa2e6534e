import type { BenchOptions } from "./bench-options.js";
import type { Part } from "./part.js";
import { range, tenth, whole } from "./report/format-figure.js";
import { postUsage } from "./rounds/post-usage.js";
import { median, quantile } from "./rounds/quantile.js";
import { recordSample } from "./rounds/record-sample.js";
import { takeTurns } from "./rounds/take-turns.js";
import { withProduct, type LoadedProduct } from "./with-product.js";

const USERS = 1_000;
const LOADS = [
  { eventsPerRequest: 1, connections: 64 },
  { eventsPerRequest: 100, connections: 8 },
] as const;
type Load = (typeof LOADS)[number];

/** Connections of arrivals: enough that requests wait for the server and not for each other. */
const ARRIVAL_CONNECTIONS = 128;

interface LatencySample {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** How long senders wait for an acknowledgement while half of what is possible arrives at a constant rate. */
export const latency: Part = {
  run: (options) =>
    withProduct({ dataDir: null }, async (loaded) => {
      await recordSample(loaded.generator);
      const capacities = await measureCapacities(loaded, options);
      const samples = await measureLatencies(loaded, options, capacities);
      return {
        title: `latency of the acknowledgement at half load, medians of ${options.rounds} rounds of ${options.latencySeconds} s`,
        durability: loaded.durability,
        tables: [tableOf(capacities, samples)],
        samples: { capacities: Object.fromEntries(capacities), latencies: Object.fromEntries(samples) },
      };
    }),
};

/** Events per second by events per request. */
type Capacities = ReadonlyMap<number, number>;

async function measureCapacities(loaded: LoadedProduct, { rounds, seconds }: BenchOptions): Promise<Capacities> {
  const measures = LOADS.map(({ eventsPerRequest, connections }) =>
    postUsage(loaded, { shape: shapeOf(eventsPerRequest), connections, seconds }),
  );
  const samples = await takeTurns(measures, rounds);
  return new Map(
    LOADS.map(({ eventsPerRequest }, at) => {
      const readings = samples.get(measures[at]?.name ?? "") ?? [];
      return [eventsPerRequest, median(readings.map(({ eventsPerSecond }) => eventsPerSecond))];
    }),
  );
}

async function measureLatencies(loaded: LoadedProduct, options: BenchOptions, capacities: Capacities) {
  const samples = new Map<number, LatencySample[]>(LOADS.map(({ eventsPerRequest }) => [eventsPerRequest, []]));
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const { eventsPerRequest } of LOADS) {
      const { latenciesMs } = await loaded.generator.sendAtRate({
        shape: shapeOf(eventsPerRequest),
        requestsPerSecond: halfOf(capacities, eventsPerRequest) / eventsPerRequest,
        seconds: options.latencySeconds,
        connections: ARRIVAL_CONNECTIONS,
      });
      const sample = {
        p50Ms: quantile(latenciesMs, 0.5),
        p99Ms: quantile(latenciesMs, 0.99),
        maxMs: quantile(latenciesMs, 1),
      };
      samples.get(eventsPerRequest)?.push(sample);
      process.stdout.write(
        `round ${round} of ${options.rounds}: ${eventsPerRequest} per request: p50 ${tenth(sample.p50Ms)} ms, p99 ${tenth(sample.p99Ms)} ms\n`,
      );
    }
  }
  return samples;
}

function tableOf(capacities: Capacities, samples: ReadonlyMap<number, readonly LatencySample[]>) {
  return {
    head: ["events per request", "events/s possible", "events/s sent", "p50 ms", "p99 ms", "p99 range", "longest ms"],
    rows: LOADS.map(({ eventsPerRequest }) => {
      const taken = samples.get(eventsPerRequest) ?? [];
      const p99s = taken.map(({ p99Ms }) => p99Ms);
      return [
        whole(eventsPerRequest),
        whole(capacities.get(eventsPerRequest) ?? Number.NaN),
        whole(halfOf(capacities, eventsPerRequest)),
        tenth(median(taken.map(({ p50Ms }) => p50Ms))),
        tenth(median(p99s)),
        range(p99s, tenth),
        tenth(Math.max(...taken.map(({ maxMs }) => maxMs))),
      ];
    }),
  };
}

function shapeOf(eventsPerRequest: Load["eventsPerRequest"]) {
  return { eventsPerRequest, format: "json" as const, users: USERS };
}

function halfOf(capacities: Capacities, eventsPerRequest: number): number {
  return (capacities.get(eventsPerRequest) ?? Number.NaN) / 2;
}
