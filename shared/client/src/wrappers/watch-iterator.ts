import type { Watch } from "./watch.js";

/** What stops a stream from outside while it is read, where it ends without a word of that. */
export interface Stopping {
  /** Whether the host has stopped the call. */
  readonly isStopped: () => boolean;
  /** Told whether the host waits for a part: what becomes of that says more than a signal. */
  readonly waiting: (isWaiting: boolean) => void;
}

const NEVER: Stopping = { isStopped: () => false, waiting: () => undefined };
const same = (part: unknown) => part;

/** The same iterator to its reader: parts, their order, errors and an early end pass through as they are. */
export function watchIterator<Iterator extends AsyncIterator<unknown>>(
  source: Iterator,
  { call, forHost = same }: Watch,
  { isStopped, waiting }: Stopping = NEVER,
): Iterator {
  const step = async (ask: () => Promise<IteratorResult<unknown>>): Promise<IteratorResult<unknown>> => {
    waiting(true);
    try {
      const result = await ask();
      if (result.done !== true) call.chunk(result.value);
      else if (isStopped()) call.cut();
      else call.streamed();
      return result;
    } catch (error) {
      call.cut(error);
      throw error;
    } finally {
      waiting(false);
    }
  };
  const next = async (...args: [] | [unknown]): Promise<IteratorResult<unknown>> => {
    for (;;) {
      const result = await step(() => source.next(...args));
      if (result.done === true) return result;
      const value = forHost(result.value);
      if (value !== undefined) return { done: false, value };
    }
  };
  const own: Readonly<Record<PropertyKey, unknown>> = {
    next,
    return: (value?: unknown) => {
      call.cut();
      return source.return === undefined ? Promise.resolve({ done: true, value }) : source.return(value);
    },
    throw: (error?: unknown) => {
      call.cut(error);
      return source.throw === undefined ? Promise.reject(error) : source.throw(error);
    },
    [Symbol.asyncIterator]: () => watched,
  };
  const watched: Iterator = new Proxy(source, {
    get: (target, name) => (Object.hasOwn(own, name) ? own[name] : Reflect.get(target, name)),
  });
  return watched;
}
