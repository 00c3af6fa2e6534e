import { WebSocket } from "ws";
import type { Arrivals, SubscribersPlan } from "./live-feed.js";

/**
 * A process of its own that plays the browsers: many sockets that speak graphql-transport-ws by hand,
 * so that reading costs little and none of it is the server's.
 */
const OPENING_AT_ONCE = 25;
const COMPLETE_WITHIN_MS = 10_000;

const QUERY = `subscription UsageRecorded($filter: UsageFilterInput!, $since: String) {
  usageRecorded(filter: $filter, since: $since) {
    cursor droppedBefore at requests
    slices {
      bucketStart projectId provider model feature operation status
      requests inputTokens outputTokens totalTokens cost unpricedRequests
    }
  }
}`;

/** Only the head of a message is read; slices come after it. */
const HEAD_BYTES = 400;
const REQUESTS = /"droppedBefore":(null|"[^"]*"),"at":"[^"]*","requests":(\d+)/;

interface Reader {
  readonly arrivals: { atMs: number; requests: number }[];
  requests: number;
  dropped: number;
}

const plan = JSON.parse(process.argv[2] ?? "{}") as SubscribersPlan;
const readers: Reader[] = [];
for (let opened = 0; opened < plan.subscribers; opened += OPENING_AT_ONCE) {
  const some = Math.min(OPENING_AT_ONCE, plan.subscribers - opened);
  readers.push(...(await Promise.all(Array.from({ length: some }, (_, at) => follow(opened + at)))));
}
process.send?.("ready");
process.on("message", (expected: number) => void answer(expected));

/** Subscribed, and past the first tick: from here on nothing is missed. */
function follow(index: number): Promise<Reader> {
  const socket = new WebSocket(`${plan.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  const reader: Reader = { arrivals: [], requests: 0, dropped: 0 };
  let isFollowing = false;
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", (code) => {
      reader.dropped += 1;
      reject(new Error(`closed with ${code}`));
    });
    socket.on("open", () => {
      socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${plan.apiKey}` } }));
    });
    socket.on("message", (message: Buffer) => {
      const head = message.toString("latin1", 0, HEAD_BYTES);
      if (head.includes('"connection_ack"')) {
        const filter = { range: { preset: "24h" }, excludeFeatures: [`audience ${index % plan.audiences}`] };
        const payload = { query: QUERY, variables: { filter, since: null } };
        socket.send(JSON.stringify({ id: `reader-${index}`, type: "subscribe", payload }));
        return;
      }
      const [, dropped, requests] = REQUESTS.exec(head) ?? [];
      if (dropped === undefined || requests === undefined) return;
      if (isFollowing) hear(reader, { wasDropped: dropped !== "null", requests: Number(requests) });
      isFollowing = true;
      resolve(reader);
    });
  });
}

function hear(reader: Reader, { wasDropped, requests }: { wasDropped: boolean; requests: number }): void {
  if (wasDropped) reader.dropped += 1;
  if (requests === 0) return;
  reader.requests += requests;
  reader.arrivals.push({ atMs: Number(process.hrtime.bigint()) / 1e6, requests: reader.requests });
}

/** Once everybody heard of everything, or it took too long: what arrived when. */
async function answer(expected: number): Promise<void> {
  const giveUpAt = performance.now() + COMPLETE_WITHIN_MS;
  while (readers.some(({ requests }) => requests < expected) && performance.now() < giveUpAt) {
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  const arrivals: Arrivals = readers.map((reader) => ({
    dropped: reader.dropped,
    atMs: Float64Array.from(reader.arrivals, ({ atMs }) => atMs),
    requests: Float64Array.from(reader.arrivals, ({ requests }) => requests),
  }));
  process.send?.(arrivals, undefined, undefined, () => process.exit());
}
