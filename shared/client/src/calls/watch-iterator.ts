import type { OpenCall } from "./open-call.js";

/** Held by all through which a stream can be read, and by nothing else. Its methods never throw. */
export interface Watch {
  readonly call: OpenCall;
  /** What the host is given in place of a part; undefined keeps the part from it. */
  readonly forHost?: (part: unknown) => unknown;
  /** Whether after this part only such are left as the host is not given. */
  readonly isLastForHost?: (part: unknown) => boolean;
  /** Whether a stream that ends without a word was stopped by the host. */
  readonly isStopped?: () => boolean;
  /** Told whether the host waits for a part. */
  readonly waiting?: (isWaiting: boolean) => void;
}

/** A provider that does not stop where it said it would is left. */
const MOST_LEFT = 4;

/** The methods that the iterator has, in the shape in which it has them. */
export function watchIterator(iterator: AsyncIterator<unknown>, watch: Watch): AsyncIterableIterator<unknown> {
  const next = iterator.next.bind(iterator);
  const finish = iterator.return?.bind(iterator);
  const fail = iterator.throw?.bind(iterator);
  let last: unknown;
  const watched: AsyncIterableIterator<unknown> = {
    next: async (...given) => {
      for (;;) {
        const step = await seen(next(...given), watch);
        if (step.done === true) return step;
        last = step.value;
        const value = watch.forHost === undefined ? last : watch.forHost(last);
        if (value !== undefined) return { done: false, value };
      }
    },
    [Symbol.asyncIterator]: () => watched,
  };
  if (finish !== undefined) {
    watched.return = async (value) => {
      if (watch.isLastForHost?.(last) === true) {
        watch.call.ending?.();
        void readRest({ next, finish }, watch);
        return { done: true, value };
      }
      watch.call.cut();
      return finish(value);
    };
  }
  if (fail !== undefined) {
    watched.throw = async (error) => {
      watch.call.cut(error);
      return fail(error);
    };
  }
  return watched;
}

/** What both kinds of stream hand out. */
interface Step {
  readonly done?: boolean;
  readonly value?: unknown;
}

export async function seen<S extends Step>(step: Promise<S> | S, watch: Watch): Promise<S> {
  const { call } = watch;
  watch.waiting?.(true);
  try {
    const result = await step;
    if (result.done !== true) call.chunk(result.value);
    else if (watch.isStopped?.() === true) call.cut();
    else call.streamed();
    return result;
  } catch (error) {
    call.cut(error);
    throw error;
  } finally {
    watch.waiting?.(false);
  }
}

interface Rest {
  readonly next: () => Promise<Step>;
  readonly finish: () => Promise<unknown>;
}

/** The host has gone on; what it left is only about usage. */
async function readRest({ next, finish }: Rest, watch: Watch): Promise<void> {
  try {
    for (let left = MOST_LEFT; left > 0; left -= 1) {
      if ((await seen(next(), watch)).done === true) return;
    }
    watch.call.streamed();
    await finish();
  } catch {
    // The connection broke, which the call was told.
  }
}
