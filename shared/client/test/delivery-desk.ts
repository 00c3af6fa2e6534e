import { openLedger } from "../src/open-ledger.js";
import { readOptions, type TokenledgerOptions } from "../src/options.js";
import type { Problem } from "../src/problem.js";
import type { Tokenledger } from "../src/tokenledger.js";
import { type Counterpart, type CounterpartOptions, startCounterpart } from "./counterpart.js";
import { ManualClock } from "./manual-clock.js";

export const EVENT = { provider: "google", model: "gemini-2.5-flash", inputTokens: 10, outputTokens: 2 };

interface Opened {
  readonly ledger: Tokenledger;
  readonly clock: ManualClock;
  readonly problems: Problem[];
}

/** Servers, and clients whose time passes when a test says so; all of them end with `close`. */
export function openDeliveryDesk() {
  const open: (() => Promise<unknown>)[] = [];
  return {
    startServer: async (options?: CounterpartOptions): Promise<Counterpart> => {
      const counterpart = await startCounterpart(options);
      open.push(() => counterpart.stop());
      return counterpart;
    },
    openAt: (url: string, options: Partial<TokenledgerOptions> = {}): Opened => {
      const problems: Problem[] = [];
      const clock = new ManualClock();
      const settings = readOptions({ url, key: "tl_test", onProblem: (problem) => problems.push(problem), ...options });
      const ledger = openLedger(settings, clock);
      open.push(() => ledger.close(0));
      return { ledger, clock, problems };
    },
    close: async (): Promise<void> => {
      for (const close of open.splice(0)) await close();
    },
  };
}

export function events(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => ({ ...EVENT, id: `event ${from + index}` }));
}

export const kindsOf = (problems: readonly Problem[]) => problems.map(({ kind }) => kind);
