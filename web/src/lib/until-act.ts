interface UntilAct {
  /** Events of the window: what a member does, or what the browser tells. */
  acts: readonly string[];
  /** Null: as long as it takes. */
  waitMs: number | null;
  /** Ends it, also when it has ended already. */
  signal?: AbortSignal;
}

/** Waits until one of the acts is done, for a time at most; leaves no timer and no listener behind. */
export function untilAct({ acts, waitMs, signal }: UntilAct): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", go);
      for (const act of acts) window.removeEventListener(act, go);
      resolve();
    };
    const timer = waitMs === null ? undefined : setTimeout(go, waitMs);
    signal?.addEventListener("abort", go);
    for (const act of acts) window.addEventListener(act, go);
  });
}
