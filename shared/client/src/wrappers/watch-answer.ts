import { isFields } from "../calls/fields.js";
import { replaceMethod } from "./replace-method.js";
import type { Watch } from "./watch.js";
import { type Stopping, watchIterator } from "./watch-iterator.js";

/** A whole answer is read at once; a stream is watched while the host reads it. The host gets the same object. */
export function watchAnswer(answer: unknown, watch: Watch): unknown {
  if (!isFields(answer) || !(Symbol.asyncIterator in answer)) {
    watch.call.answered(answer);
    return answer;
  }
  if (isIterator(answer)) return watchIterator(answer, watch);
  watchStream(answer, watch);
  return answer;
}

/** An answer may be read twice on its way through an SDK; its parts are told once. */
const watchedStreams = new WeakSet<object>();

/** Streams of the SDKs of OpenAI and Anthropic: `tee`, `toReadableStream` and loops all ask `iterator`. */
function watchStream(stream: object, watch: Watch): void {
  if (watchedStreams.has(stream)) return;
  watchedStreams.add(stream);
  const stopping = stoppingOf(stream, watch);
  const watchCalls = (former: () => unknown) => () => {
    const source = former();
    return isIterator(source) ? watchIterator(source, watch, stopping) : source;
  };
  if (!replaceMethod(stream, "iterator", watchCalls)) replaceMethod(stream, Symbol.asyncIterator, watchCalls);
}

/**
 * A stream that its own controller aborts ends as if all had come. One that is aborted while nobody waits for a part
 * may never be read again: that is when it was cut.
 */
function stoppingOf(stream: object, { call }: Watch): Stopping {
  const controller: unknown = Reflect.get(stream, "controller");
  const signal = isFields(controller) ? controller["signal"] : undefined;
  if (!(signal instanceof AbortSignal)) return { isStopped: () => false, waiting: () => undefined };
  let isWaiting = false;
  const cutWhenLeft = () => {
    if (!isWaiting) call.cut();
  };
  signal.addEventListener("abort", cutWhenLeft, { once: true });
  return {
    isStopped: () => signal.aborted,
    waiting: (now) => {
      isWaiting = now;
    },
  };
}

function isIterator(value: unknown): value is AsyncIterator<unknown> {
  return isFields(value) && typeof value["next"] === "function";
}
