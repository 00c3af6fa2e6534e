import type { LoadGenerator } from "../load/load-generator.js";

const EVENTS_PER_REQUEST = 100;
const CONNECTIONS = 4;
/** Short, so that little of a round reaches beyond what it is to show. */
const REQUESTS_PER_ROUND = 100;

export interface Ingested {
  readonly events: number;
  readonly seconds: number;
  /** Of the slowest round. */
  readonly lowestPerSecond: number;
}

/** Sends as fast as the product takes it, round after round, until it is over. */
export async function ingestUntil(generator: LoadGenerator, users: number, isOver: () => boolean): Promise<Ingested> {
  let [events, seconds, lowestPerSecond] = [0, 0, Number.POSITIVE_INFINITY];
  do {
    const sent = await generator.sendAll({
      shape: { eventsPerRequest: EVENTS_PER_REQUEST, format: "json", users },
      requests: REQUESTS_PER_ROUND,
      connections: CONNECTIONS,
    });
    events += sent.events;
    seconds += sent.seconds;
    lowestPerSecond = Math.min(lowestPerSecond, sent.events / sent.seconds);
  } while (!isOver());
  return { events, seconds, lowestPerSecond };
}
