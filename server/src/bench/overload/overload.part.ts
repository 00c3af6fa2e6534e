import type { FloodResult } from "../load/load-messages.js";
import type { Part } from "../part.js";
import { ratio, tenth, whole } from "../report/format-figure.js";
import type { Table } from "../report/markdown-table.js";
import { quantile } from "../rounds/quantile.js";
import { recordSample } from "../rounds/record-sample.js";
import { withProduct } from "../with-product.js";
import { countRecorded, type FloodRows } from "./count-recorded.js";
import { probeDoor, type Probe } from "./probe-door.js";
import { residentMib, watchMemory } from "./watch-memory.js";

const SHAPE = { eventsPerRequest: 1_000, format: "json" as const, users: 1_000 };
const CONNECTIONS = 500;
const GIVE_UP_AFTER_MS = 60_000;

interface OverloadSamples {
  readonly flood: FloodResult;
  readonly rows: FloodRows;
  readonly memoryBeforeMib: number;
  readonly memoryMib: readonly number[];
  readonly probes: readonly Probe[];
}

/** What the server does while far more arrives than it can record, and afterwards. */
export const overload: Part = {
  run: ({ floodSeconds }) =>
    withProduct({ dataDir: null }, async ({ product, generator, pool, durability }) => {
      await recordSample(generator);
      const memoryBeforeMib = await residentMib(product.pid);
      const memory = watchMemory(product.pid);
      let stoppedAtMs = Number.POSITIVE_INFINITY;
      const probing = probeDoor(
        product,
        ({ sentAtMs, served }) => sentAtMs > stoppedAtMs && (served || sentAtMs > stoppedAtMs + GIVE_UP_AFTER_MS),
      );
      const plan = { shape: SHAPE, connections: CONNECTIONS, seconds: floodSeconds };
      const flood = await generator.flood(plan);
      ({ stoppedAtMs } = flood);
      const probes = await probing;
      const memoryMib = await memory.end();
      const rows = await countRecorded(pool, flood.acknowledged);
      const { acknowledged, ...counts } = flood;
      const samples = { flood, rows, memoryBeforeMib, memoryMib, probes };
      return {
        title: `${CONNECTIONS} connections sending batches of ${whole(SHAPE.eventsPerRequest)} for ${floodSeconds} s`,
        durability,
        tables: [tableOf(samples)],
        samples: { ...samples, flood: { ...counts, acknowledgedRequests: acknowledged.length } },
      };
    }),
};

function tableOf({ flood, rows, memoryBeforeMib, memoryMib, probes }: OverloadSamples): Table {
  const answers = Object.values(flood.answers).reduce((sum, count) => sum + count, 0);
  const accepted = flood.acknowledged.length;
  const unfit = Object.entries(flood.answers).filter(([status]) => !["200", "429", "503"].includes(status));
  const recovered = probes.find(({ sentAtMs, served }) => served && sentAtMs > flood.stoppedAtMs);
  return {
    head: ["overload", "figure"],
    rows: [
      ["events/s offered, until the last answer", whole((answers * SHAPE.eventsPerRequest) / flood.seconds)],
      ["events/s acknowledged", whole((accepted * SHAPE.eventsPerRequest) / flood.seconds)],
      ["offered ÷ acknowledged", ratio(answers / accepted)],
      ...Object.entries(flood.answers).map(([status, count]) => [`answers ${status}`, whole(count)]),
      ["answers other than 200, 429, 503", whole(unfit.reduce((sum, [, count]) => sum + count, 0))],
      ["refusals without Retry-After", whole(flood.refusalsWithoutRetryAfter)],
      ["connections that broke during a request", whole(flood.resets)],
      ["acknowledged events that are not recorded", whole(accepted * SHAPE.eventsPerRequest - rows.acknowledged)],
      ["recorded events without an answer", whole(rows.others)],
      ["resident memory before, MiB", whole(memoryBeforeMib)],
      ["resident memory, median, MiB", whole(quantile(memoryMib, 0.5))],
      ["resident memory, highest, MiB", whole(Math.max(...memoryMib))],
      ["seconds from the end of the flood to a served request", recoverySeconds(recovered, flood)],
    ],
  };
}

function recoverySeconds(recovered: Probe | undefined, { stoppedAtMs }: FloodResult): string {
  if (recovered === undefined) return `over ${GIVE_UP_AFTER_MS / 1_000}`;
  return tenth((recovered.answeredAtMs - stoppedAtMs) / 1_000);
}
