import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { BenchEvents } from "./bench-events.js";
import { PlainInsert } from "./plain-insert.js";
import { sendUsage } from "./send-usage.js";
import { startProduct, type BenchedProduct } from "./start-product.js";

const ROUNDS = 7;
const BATCH = 1_000;
const BATCHES = 20;
const SENDERS = 4;
const SINGLES = 8_000;
const SINGLE_CONNECTIONS = 64;
const RESULTS = new URL("../../../docs/benchmarks/", import.meta.url);

const MEASURES = ["plain", "batches", "singles"] as const;
type Measure = (typeof MEASURES)[number];

const LABELS: Readonly<Record<Measure, string>> = {
  plain: `INSERT … SELECT FROM unnest, ${BATCH} rows, ${SENDERS} connections`,
  batches: `POST /v1/usage, ${BATCH} events, ${SENDERS} connections`,
  singles: `POST /v1/usage, 1 event, ${SINGLE_CONNECTIONS} connections`,
};

/** Events per second of each measure, one per round. */
type Samples = Readonly<Record<Measure, number[]>>;

const product = await startProduct();
try {
  const yardstick = await PlainInsert.prepare(product.databaseUrl, SENDERS);
  const durability = await yardstick.durability();
  const samples = await measure(product, yardstick);
  await yardstick.close();
  await report(samples, durability);
} finally {
  await product.stop();
}

/** The measures take turns, so that whatever else the machine does hits them alike; the first round warms up. */
async function measure(target: BenchedProduct, yardstick: PlainInsert): Promise<Samples> {
  const samples: Samples = { plain: [], batches: [], singles: [] };
  const events = new BenchEvents(`bench-${Date.now()}`);
  for (let round = 0; round <= ROUNDS; round += 1) {
    const batches = await sendBatches(target, events);
    const rows = await yardstick.takeRows(BATCH, BATCHES);
    const taken = {
      batches,
      plain: await yardstick.run(rows, SENDERS),
      singles: await sendSingles(target, events),
    };
    if (round === 0) continue;
    for (const name of MEASURES) samples[name].push(taken[name]);
    process.stdout.write(
      `round ${round} of ${ROUNDS}: ${MEASURES.map((name) => `${name} ${whole(taken[name])}/s`).join(", ")}\n`,
    );
  }
  return samples;
}

function sendBatches(target: BenchedProduct, events: BenchEvents): Promise<number> {
  const bodies = Array.from({ length: BATCHES }, () => `{"events":[${events.take(BATCH).join(",")}]}`);
  return sendUsage(target, { bodies, eventsPerBody: BATCH, connections: SENDERS });
}

function sendSingles(target: BenchedProduct, events: BenchEvents): Promise<number> {
  return sendUsage(target, { bodies: events.take(SINGLES), eventsPerBody: 1, connections: SINGLE_CONNECTIONS });
}

async function report(samples: Samples, durability: string): Promise<void> {
  const medians = MEASURES.map((name) => ({ name, label: LABELS[name], eventsPerSecond: median(samples[name]) }));
  const plain = median(samples.plain);
  const width = Math.max(...medians.map(({ label }) => label.length));
  process.stdout.write(`\nDurable events per second, median of ${ROUNDS} rounds (${durability})\n\n`);
  for (const { name, label, eventsPerSecond } of medians) {
    const ratio = (eventsPerSecond / plain).toFixed(2);
    const [low, high] = [Math.min(...samples[name]), Math.max(...samples[name])].map(whole);
    process.stdout.write(
      `${label.padEnd(width)}  ${whole(eventsPerSecond).padStart(8)}  ${ratio.padStart(5)}  (${low} to ${high})\n`,
    );
  }
  const at = new Date();
  const machine = {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    node: process.version,
    loadOverTheRun: loadavg()[0],
  };
  await mkdir(RESULTS, { recursive: true });
  const file = new URL(`recording-${at.toISOString().slice(0, 10)}.json`, RESULTS);
  await writeFile(file, `${JSON.stringify({ at, machine, durability, rounds: ROUNDS, medians, samples }, null, 2)}\n`);
  process.stdout.write(`\nWritten to ${fileURLToPath(file)}\n`);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below = 0, above = 0] = [sorted[middle - 1 + (sorted.length % 2)], sorted[middle]];
  return (below + above) / 2;
}

function whole(number: number): string {
  return Math.round(number).toLocaleString("en-US");
}
