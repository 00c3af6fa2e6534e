/** Time and chance, as arguments: tests bring their own. */
export interface Clock {
  /** Runs it once after so long, unless the process ends before; returns how to prevent it. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** From 0 to 1. */
  readonly random: () => number;
}

export const realClock: Clock = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
  random: Math.random,
};
