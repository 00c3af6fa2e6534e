import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../rounds/quantile.js";
import type { HostCall } from "./host-calls.js";

/** Of one way in one round. */
export interface CallTimes {
  readonly p50Micros: number;
  readonly p99Micros: number;
  readonly calls: number;
}

/** Between turns, so that the host has time for other things, as one that waits for a provider has. */
const PAUSE_MS = 1;

/** Makes the calls in turns for so long; times by label. */
export async function timeCalls(calls: readonly HostCall[], seconds: number): Promise<ReadonlyMap<string, CallTimes>> {
  const times = new Map<string, number[]>(calls.map(({ label }) => [label, []]));
  const untilMs = performance.now() + seconds * 1_000;
  for (let turn = 0; performance.now() < untilMs; turn += 1) {
    // Each way comes first as often as the others: who comes after the pause finds cold caches.
    const from = turn % calls.length;
    for (const { label, make } of [...calls.slice(from), ...calls.slice(0, from)]) {
      const begunMs = performance.now();
      await make();
      times.get(label)?.push((performance.now() - begunMs) * 1_000);
    }
    await sleep(PAUSE_MS);
  }
  return new Map([...times].map(([label, micros]) => [label, toTimes(micros)]));
}

function toTimes(micros: readonly number[]): CallTimes {
  return { p50Micros: quantile(micros, 0.5), p99Micros: quantile(micros, 0.99), calls: micros.length };
}
