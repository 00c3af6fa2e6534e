import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { BenchEvents } from "./load/bench-events.js";
import { LatencyHistogram } from "./latency-histogram.js";
import { sendSteadily, type Acknowledged } from "./send-steadily.js";
import type { BenchedProduct } from "./start-product.js";
import { readProcessFigures } from "./process-figures.js";

const SUBSCRIBERS = fileURLToPath(new URL("live-subscribers.js", import.meta.url));
const EVENTS_PER_REQUEST = 10;
const USERS = 1_000;

export interface LiveFeedPlan {
  readonly subscribers: number;
  /** How many different filters they have; subscribers of one filter are equal. */
  readonly audiences: number;
  readonly eventsPerSecond: number;
  readonly seconds: number;
  /** At the same rate, before anything counts. */
  readonly warmUpSeconds: number;
}

/** What the process of subscribers is told. */
export interface SubscribersPlan {
  readonly url: string;
  readonly apiKey: string;
  readonly subscribers: number;
  readonly audiences: number;
}

/** Of each subscriber: when a tick came (monotonic clock of the machine), and the requests heard of until then. */
export type Arrivals = readonly {
  readonly dropped: number;
  readonly atMs: Float64Array;
  readonly requests: Float64Array;
}[];

export interface LiveFeedFigures {
  readonly plan: LiveFeedPlan;
  /** From just before an event was sent until a subscriber had it, over all events and subscribers. */
  readonly sentToSubscriberMs: Percentiles;
  /** The same from its receipt; below zero where the tick was quicker than the receipt. */
  readonly receiptToSubscriberMs: Percentiles;
  /** From just before an event was sent until its receipt, over all requests. */
  readonly sentToReceiptMs: Percentiles;
  readonly messagesPerSecond: number;
  readonly messagesPerSecondAndSubscriber: number;
  /** Processor time of the server's process per second, in cores; recording included, PostgreSQL not. */
  readonly serverCores: number;
  readonly serverResidentMb: number;
  /** Who did not hear of every event, or was told to ask again. */
  readonly incompleteSubscribers: number;
}

interface Percentiles {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** How late subscribers hear of what is recorded at a steady rate, and what that costs the server. */
export async function measureLiveFeed(product: BenchedProduct, plan: LiveFeedPlan): Promise<LiveFeedFigures> {
  const child = fork(SUBSCRIBERS, [JSON.stringify({ ...plan, url: product.url, apiKey: product.apiKey })], {
    serialization: "advanced",
  });
  try {
    await messageOf(child);
    const events = new BenchEvents({ users: USERS });
    const send = (seconds: number) =>
      sendSteadily(product, { events, eventsPerRequest: EVENTS_PER_REQUEST, ...plan, seconds });
    const warmUp = await send(plan.warmUpSeconds);
    const before = await readProcessFigures(product.url);
    const log = await send(plan.seconds);
    const after = await readProcessFigures(product.url);
    const warmUpEvents = warmUp.length * EVENTS_PER_REQUEST;
    child.send(warmUpEvents + log.length * EVENTS_PER_REQUEST);
    const arrivals = (await messageOf(child)) as Arrivals;
    return {
      plan,
      ...latencies({ arrivals, log, skipped: warmUpEvents }),
      serverCores: (after.cpuSeconds - before.cpuSeconds) / (after.atSeconds - before.atSeconds),
      serverResidentMb: after.residentBytes / 2 ** 20,
    };
  } finally {
    child.kill();
  }
}

async function messageOf(child: ChildProcess): Promise<unknown> {
  const gone = once(child, "exit").then(() => Promise.reject(new Error("The subscribers ended too soon.")));
  gone.catch(() => undefined); // it ends once it has told everything
  const [message]: unknown[] = await Promise.race([once(child, "message"), gone]);
  return message;
}

interface Heard {
  readonly arrivals: Arrivals;
  /** In the order of the receipts, which is that of the ticks but for neighbours. */
  readonly log: readonly Acknowledged[];
  /** Requests heard of before the first of the log. */
  readonly skipped: number;
}

function latencies({ arrivals, log, skipped }: Heard) {
  const sent = new LatencyHistogram();
  const receipt = new LatencyHistogram();
  const total = skipped + log.length * EVENTS_PER_REQUEST;
  let messages = 0;
  for (const { atMs, requests } of arrivals) {
    let tick = 0;
    log.forEach(({ sentAtMs, receiptAtMs }, index) => {
      const needed = skipped + (index + 1) * EVENTS_PER_REQUEST;
      while (tick < requests.length && (requests[tick] ?? 0) < needed) tick += 1;
      const arrivedMs = atMs[tick] ?? Number.POSITIVE_INFINITY; // never
      sent.add(arrivedMs - sentAtMs);
      receipt.add(arrivedMs - receiptAtMs);
    });
    messages += requests.filter((heard) => heard > skipped).length;
  }
  const acknowledged = new LatencyHistogram();
  for (const { sentAtMs, receiptAtMs } of log) acknowledged.add(receiptAtMs - sentAtMs);
  const first = log[0]?.sentAtMs ?? 0;
  const seconds = ((log.at(-1)?.receiptAtMs ?? first) - first) / 1000;
  return {
    sentToSubscriberMs: percentilesOf(sent),
    receiptToSubscriberMs: percentilesOf(receipt),
    sentToReceiptMs: percentilesOf(acknowledged),
    messagesPerSecond: messages / seconds,
    messagesPerSecondAndSubscriber: messages / seconds / arrivals.length,
    incompleteSubscribers: arrivals.filter(({ dropped, requests }) => dropped > 0 || requests.at(-1) !== total).length,
  };
}

function percentilesOf(histogram: LatencyHistogram): Percentiles {
  return { p50: histogram.at(0.5), p99: histogram.at(0.99), max: histogram.at(1) };
}
