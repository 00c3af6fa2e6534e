import type { BenchOptions } from "../bench-options.js";
import { tenth } from "../report/format-figure.js";
import { quantile } from "../rounds/quantile.js";
import { waitUntilMerged } from "../rounds/wait-until-merged.js";
import type { LoadedProduct } from "../with-product.js";
import { AlertProbe } from "./alert-probe.js";

/** What is recorded beside what crosses. */
export interface Load {
  readonly name: string;
  readonly run: (seconds: number) => Promise<unknown>;
}

/** Milliseconds from the acknowledgement of a request that crosses until its alert can be read, by the load's name. */
export type Delays = ReadonlyMap<string, readonly number[]>;

/** The loads take turns. */
export async function measureDelays(
  loaded: LoadedProduct,
  { rounds, liveSeconds }: BenchOptions,
  loads: readonly Load[],
): Promise<Delays> {
  const delays = new Map<string, number[]>(loads.map(({ name }) => [name, []]));
  const probe = new AlertProbe(loaded);
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name, run } of loads) {
      const stop = new AbortController();
      const probing = probe.run(stop.signal);
      await run(liveSeconds);
      stop.abort();
      const taken = await probing;
      delays.get(name)?.push(...taken);
      process.stdout.write(
        `round ${round} of ${rounds}: ${name}: p50 ${tenth(quantile(taken, 0.5))} ms, longest ${tenth(quantile(taken, 1))} ms\n`,
      );
      await waitUntilMerged(loaded.pool);
    }
  }
  return delays;
}
