import type { UsageSums } from "./usage-sums.js";

/** Pico-USD per token of the model that is sent. */
const INPUT_PRICE = 300_000n;
const OUTPUT_PRICE = 2_500_000n;
const MODEL = { provider: "google", model: "gemini-2.5-flash" };
const FEATURES = ["summary", "chat", "search"];
const AN_HOUR_MS = 3_600_000;
/** Of a batch, sent again within the next one: a fifth of everything is a repetition. */
const REPEATED_SHARE = 0.25;
/** Every tenth event is of no app user: rollups count it, counters do not. */
const NO_USER_EVERY = 10;

/** Where the events of one run come from: the same number is always the same event. */
export interface UsageRun {
  readonly name: string;
  readonly begunAt: Date;
  /** How many app users they are spread over; one means that all who have one meet in the same rows. */
  readonly users: number;
}

/** Events by number, with the wire format's fields. */
export type Batch = readonly number[];

export function toWire({ name, begunAt, users }: UsageRun, n: number): Record<string, unknown> {
  const event = {
    id: `${name}-${n}`,
    ...MODEL,
    ...tokensOf(n),
    ...(hasUser(n) && { userId: `user-${n % users}` }),
    feature: users === 1 ? FEATURES[0] : FEATURES[n % FEATURES.length],
  };
  // Every other event leaves its time to the server, which must not count a repetition of it again.
  return n % 2 === 0 ? event : { ...event, time: new Date(begunAt.getTime() - ((n * 977) % AN_HOUR_MS)).toISOString() };
}

export function hasUser(n: number): boolean {
  return n % NO_USER_EVERY !== 0;
}

function tokensOf(n: number): { inputTokens: number; outputTokens: number } {
  return { inputTokens: 1_000 + (n % 977), outputTokens: 100 + (n % 89) };
}

/** What these events have to add up to. */
export function sumsOf(events: Iterable<number>): UsageSums {
  let [count, input, output] = [0n, 0n, 0n];
  for (const n of events) {
    const { inputTokens, outputTokens } = tokensOf(n);
    count += 1n;
    input += BigInt(inputTokens);
    output += BigInt(outputTokens);
  }
  return { events: count, inputTokens: input, outputTokens: output, cost: input * INPUT_PRICE + output * OUTPUT_PRICE };
}

/** New events with a fifth of repetitions, shuffled; without end. */
export function* overlappingBatches(size: number, from = 0): Generator<Batch> {
  const repeated = Math.round(size * REPEATED_SHARE);
  for (let next = from; ; next += size) {
    const first = Math.max(from, next - repeated);
    yield shuffle(Array.from({ length: next + size - first }, (_, at) => first + at));
  }
}

/** Batches as long as a fault lasts. */
export function* batchesUntil(isOver: () => boolean, batches: Iterable<Batch>): Generator<Batch> {
  for (const batch of batches) {
    if (isOver()) return;
    yield batch;
  }
}

/** As many batches as hold `events` different events. */
export function someBatches(size: number, events: number): readonly Batch[] {
  const batches: Batch[] = [];
  for (const batch of overlappingBatches(size)) {
    if (batches.length * size >= events) break;
    batches.push(batch);
  }
  return batches;
}

export function shuffle<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
