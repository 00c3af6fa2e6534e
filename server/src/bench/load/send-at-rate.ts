import { setTimeout as sleep } from "node:timers/promises";
import { BenchEvents } from "./bench-events.js";
import type { SendAtRatePlan, SendAtRateResult } from "./load-messages.js";
import { requireAccepted } from "./require-accepted.js";
import { toRequest } from "./to-request.js";
import { UsageConnection, type LoadTarget } from "./usage-connection.js";

/** The timers of Node do not go below this; what comes late counts as latency. */
const LOOK_EVERY_MS = 1;

/**
 * Requests at fixed instants. One that has to wait for a free connection has its wait counted: users
 * do not stop coming because the server is slow.
 */
export async function sendAtRate(target: LoadTarget, plan: SendAtRatePlan): Promise<SendAtRateResult> {
  const { shape, requestsPerSecond, seconds } = plan;
  const events = new BenchEvents(shape);
  const requests = Array.from({ length: Math.ceil(requestsPerSecond * seconds) }, () =>
    toRequest(target, shape.format, events.take(shape.eventsPerRequest)),
  );
  const open = await Promise.all(Array.from({ length: plan.connections }, () => UsageConnection.open(target)));
  const idle = [...open];
  const latenciesMs: number[] = [];
  const underWay = new Set<Promise<void>>();
  const startedAt = performance.now();
  const dueAt = (at: number) => startedAt + (at * 1_000) / requestsPerSecond;

  const send = async (connection: UsageConnection, at: number, request: Buffer): Promise<void> => {
    requireAccepted(await connection.send(request), shape.eventsPerRequest);
    latenciesMs.push(performance.now() - dueAt(at));
    idle.push(connection);
  };
  let at = 0;
  for (const request of requests) {
    while (performance.now() < dueAt(at)) await sleep(LOOK_EVERY_MS);
    while (idle.length === 0) await Promise.race(underWay);
    const connection = idle.pop();
    if (connection === undefined) throw new Error("a free connection vanished");
    const sending = send(connection, at, request).finally(() => underWay.delete(sending));
    underWay.add(sending);
    at += 1;
  }
  await Promise.all(underWay);
  for (const connection of open) connection.close();
  return { latenciesMs };
}
