import type { OpenCall } from "./open-call.js";
import { seen, type Watch, watchIterator } from "./watch-iterator.js";

export function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/**
 * Tells the call what the host reads of a stream, and how it ends. Nothing is read ahead. The very same object comes
 * back; of a web stream, whose reading cannot be seen from outside, one that passes its parts on.
 */
export function watchStream<S extends AsyncIterable<unknown>>(stream: S, call: OpenCall): S {
  const watch = { call };
  if (stream instanceof ReadableStream) {
    const watched: unknown = watchWebStream(stream, watch);
    return watched as S;
  }
  if (isIterator(stream)) define(stream, watchIterator(stream, watch));
  else {
    const iterate = stream[Symbol.asyncIterator].bind(stream);
    define(stream, { [Symbol.asyncIterator]: () => watchIterator(iterate(), watch) });
  }
  return stream;
}

function isIterator(stream: AsyncIterable<unknown>): stream is AsyncIterableIterator<unknown> {
  return "next" in stream && typeof stream.next === "function";
}

/** @throws TypeError for a frozen object */
function define(target: object, methods: object): void {
  const own = Object.getOwnPropertyDescriptors(methods);
  for (const descriptor of Object.values(own)) descriptor.enumerable = false;
  Object.defineProperties(target, own);
}

function watchWebStream(stream: ReadableStream<unknown>, watch: Watch): ReadableStream<unknown> {
  const reader = stream.getReader();
  return new ReadableStream<unknown>(
    {
      pull: async (controller) => {
        const { done, value } = await seen(reader.read(), watch);
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => {
        watch.call.cut();
        return reader.cancel(reason);
      },
    },
    // Nothing is read before the host asks.
    { highWaterMark: 0 },
  );
}
