/** After the server ended a subscription by itself; lost connections have their own, growing pauses. */
const REOPEN_MS = 5_000;

interface Subscription {
  unsubscribe: () => void;
}

export interface KeptSubscription {
  /** Replaces the subscription after this many milliseconds, whatever was to replace it before. */
  reopenIn: (ms: number) => void;
  stop: () => void;
}

/** Subscribes, and anew whenever it was ended, so that there is one at a time; `open` is told what to call at an end. */
export function keepSubscribed(open: (onEnd: () => void) => Subscription): KeptSubscription {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const reopenIn = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(replace, ms);
  };
  const onEnd = (): void => reopenIn(REOPEN_MS);
  let subscription = open(onEnd);
  function replace(): void {
    const before = subscription;
    subscription = open(onEnd);
    before.unsubscribe();
  }
  return {
    reopenIn,
    stop: () => {
      clearTimeout(timer);
      subscription.unsubscribe();
    },
  };
}
