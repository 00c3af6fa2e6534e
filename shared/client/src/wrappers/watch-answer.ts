import { isFields } from "../calls/fields.js";
import type { OpenCall } from "../calls/open-call.js";
import { type Watch, watchIterator } from "../calls/watch-iterator.js";
import { isStream, watchStream } from "../calls/watch-stream.js";
import { replaceMethod } from "./replace-method.js";

/** Who watches an answer, and what of its stream the host is given. */
export type AnswerWatch = Pick<Watch, "call" | "forHost" | "isLastForHost">;

/**
 * A whole answer is read at once; a stream is watched while the host reads it. The host gets the same object, also when
 * it cannot be watched, such as a frozen one. Never throws.
 */
export function watchAnswer(answer: unknown, watch: AnswerWatch): unknown {
  try {
    return watchOrThrow(answer, watch);
  } catch {
    watch.call.cut();
    return answer;
  }
}

function watchOrThrow(answer: unknown, watch: AnswerWatch): unknown {
  if (!isStream(answer)) {
    watch.call.answered(answer);
    return answer;
  }
  if (!("iterator" in answer)) return watchStream(answer, watch.call);
  watchSdkStream(answer, watch);
  return answer;
}

/** An answer may be read twice on its way through an SDK; its parts are told once. */
const watchedStreams = new WeakSet<object>();

/** Streams of the SDKs of OpenAI and Anthropic: `tee`, `toReadableStream` and loops all ask `iterator`. */
function watchSdkStream(stream: object, watch: AnswerWatch): void {
  if (watchedStreams.has(stream)) return;
  watchedStreams.add(stream);
  const whole = { ...watch, ...stoppingOf(stream, watch.call) };
  replaceMethod(stream, "iterator", (former) => () => {
    const source = former();
    return isIterator(source) ? watchIterator(source, whole) : source;
  });
}

/**
 * A stream that its own controller aborts ends as if all had come. One that is aborted while nobody waits for a part
 * may never be read again: that is when it was cut.
 */
function stoppingOf(stream: object, call: OpenCall): Pick<Watch, "isStopped" | "waiting"> {
  const controller: unknown = Reflect.get(stream, "controller");
  const signal = isFields(controller) ? controller["signal"] : undefined;
  if (!(signal instanceof AbortSignal)) return {};
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
