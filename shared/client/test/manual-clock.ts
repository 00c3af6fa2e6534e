import type { Clock } from "../src/delivery/clock.js";

interface Planned {
  readonly ms: number;
  readonly run: () => void;
}

/** A clock whose time passes when the test says so. */
export class ManualClock implements Clock {
  /** What was waited for, in order; for the order of tries. */
  readonly waits: number[] = [];
  #planned: Planned | null = null;

  constructor(readonly random: () => number = () => 1) {}

  readonly after = (ms: number, run: () => void): (() => void) => {
    const planned = { ms, run };
    this.#planned = planned;
    this.waits.push(ms);
    return () => {
      if (this.#planned === planned) this.#planned = null;
    };
  };

  get next(): number | null {
    return this.#planned?.ms ?? null;
  }

  /** Lets the time pass until what is planned. */
  pass(): void {
    const planned = this.#planned;
    this.#planned = null;
    planned?.run();
  }
}
