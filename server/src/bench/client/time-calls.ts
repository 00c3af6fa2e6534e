import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../rounds/quantile.js";
import type { HostCall } from "./host-calls.js";

/** Of one way in one round. */
export interface CallTimes {
  /** Until the host had its answer. */
  readonly answered: Spread;
  /** Until the host could do something else: with what recording does after the host went on. */
  readonly free: Spread;
  readonly calls: number;
}

export interface Spread {
  readonly p50Micros: number;
  readonly p99Micros: number;
}

/** Before each call, so that the host has time for other things, as one that waits for a provider has. */
const PAUSE_MS = 1;

interface Taken {
  readonly answered: number[];
  readonly free: number[];
}

/** Makes the calls in turns for so long; times by label. */
export async function timeCalls(calls: readonly HostCall[], seconds: number): Promise<ReadonlyMap<string, CallTimes>> {
  const taken = new Map<string, Taken>(calls.map(({ label }) => [label, { answered: [], free: [] }]));
  const untilMs = performance.now() + seconds * 1_000;
  while (performance.now() < untilMs) {
    for (const { label, make } of calls) {
      await sleep(PAUSE_MS);
      const begunMs = performance.now();
      await make();
      taken.get(label)?.answered.push((performance.now() - begunMs) * 1_000);
      await nextTurn();
      taken.get(label)?.free.push((performance.now() - begunMs) * 1_000);
    }
  }
  return new Map([...taken].map(([label, times]) => [label, toTimes(times)]));
}

function toTimes({ answered, free }: Taken): CallTimes {
  return { answered: spreadOf(answered), free: spreadOf(free), calls: answered.length };
}

function spreadOf(micros: readonly number[]): Spread {
  return { p50Micros: quantile(micros, 0.5), p99Micros: quantile(micros, 0.99) };
}
