import type { OpenCall } from "./open-call.js";

/** Held by all through which a stream can be read, and by nothing else. */
interface Watch {
  readonly call: OpenCall;
}

/** A stream that nobody reads to its end or closes is recorded when the host lets go of it. */
const abandoned = new FinalizationRegistry<OpenCall>((call) => call.cut());

export function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/**
 * Tells the call what the host reads of a stream, and how it ends. Nothing is read ahead. The very same object comes
 * back; of a web stream, whose reading cannot be seen from outside, one that passes its parts on.
 */
export function watchStream<S extends AsyncIterable<unknown>>(stream: S, call: OpenCall): S {
  const watch: Watch = { call };
  abandoned.register(watch, call);
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

/** The methods that the iterator has, in the shape in which it has them. */
function watchIterator(iterator: AsyncIterator<unknown>, watch: Watch): AsyncIterableIterator<unknown> {
  const next = iterator.next.bind(iterator);
  const finish = iterator.return?.bind(iterator);
  const fail = iterator.throw?.bind(iterator);
  const watched: AsyncIterableIterator<unknown> = {
    next: async (...given) => seen(next(...given), watch),
    [Symbol.asyncIterator]: () => watched,
  };
  if (finish !== undefined) {
    watched.return = async (value) => {
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

async function seen<S extends Step>(step: Promise<S> | S, { call }: Watch): Promise<S> {
  try {
    const result = await step;
    if (result.done === true) call.streamed();
    else call.chunk(result.value);
    return result;
  } catch (error) {
    call.cut(error);
    throw error;
  }
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
