import type { LoadGenerator } from "../load/load-generator.js";

const EVENTS_PER_REQUEST = 1_000;
const CONNECTIONS = 4;

/** Rows that yardsticks take as their example, and app users that are known before anything counts. */
export async function recordSample(generator: LoadGenerator, users = 1_000): Promise<void> {
  await generator.sendAll({
    shape: { eventsPerRequest: EVENTS_PER_REQUEST, format: "json", users },
    requests: Math.max(20, Math.ceil(users / EVENTS_PER_REQUEST)),
    connections: CONNECTIONS,
  });
}
