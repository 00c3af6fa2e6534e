import { isFields } from "../calls/fields.js";
import { replaceMethod } from "./replace-method.js";
import { type AnswerWatch, watchAnswer } from "./watch-answer.js";

/** What an SDK's method returned; the host gets the same promise, or a plain one with the same end. */
export function watchPromise(promise: unknown, watch: AnswerWatch): unknown {
  if (!(promise instanceof Promise)) return watchAnswer(promise, watch);
  if (isLazy(promise)) {
    watchLazily(promise, watch, (answer) => watchAnswer(answer, watch));
    return promise;
  }
  return promise.then(
    (answer: unknown) => watchAnswer(answer, watch),
    (error: unknown) => {
      watch.call.failed(error);
      throw error;
    },
  );
}

/** `APIPromise` of OpenAI and Anthropic reads the body when somebody waits for it, and not when only headers are wanted. */
interface LazyPromise {
  readonly responsePromise: Promise<unknown>;
  readonly parsedPromise?: unknown;
}

function isLazy(promise: object): promise is LazyPromise {
  return (
    typeof Reflect.get(promise, "parseResponse") === "function" &&
    Reflect.get(promise, "responsePromise") instanceof Promise
  );
}

/** @param see told the answer once it is read; what it returns is what the host gets */
function watchLazily(promise: LazyPromise, watch: AnswerWatch, see: (answer: unknown) => unknown): void {
  promise.responsePromise.catch((error: unknown) => watch.call.failed(error));
  replaceMethod(promise, "parseResponse", (parse) => async (...args) => {
    try {
      return see(await parse(...args));
    } catch (error) {
      watch.call.failed(error);
      throw error;
    }
  });
  // `parse` and other helpers make another promise of this one, and read the answer for themselves.
  replaceMethod(promise, "_thenUnwrap", (thenUnwrap) => (transform, ...others) => {
    if (typeof transform !== "function") return thenUnwrap(transform, ...others);
    const derived = thenUnwrap((answer: unknown, ...about: unknown[]) => transform(see(answer), ...about), ...others);
    if (derived instanceof Promise && isLazy(derived)) watchLazily(derived, watch, (answer) => answer);
    return derived;
  });
  watchRaw(promise, watch);
}

function watchRaw(promise: LazyPromise, watch: AnswerWatch): void {
  replaceMethod(promise, "asResponse", (asResponse) => () => {
    const response = asResponse();
    // `withResponse` parses, too, and has begun to.
    if (promise.parsedPromise === undefined && response instanceof Promise) {
      response.then((answer: unknown) => readBeside(answer, watch)).catch((error: unknown) => watch.call.failed(error));
    }
    return response;
  });
}

/** The host reads the body by itself: a copy of JSON tells the usage, a stream read like that does not. */
async function readBeside(response: unknown, { call }: AnswerWatch): Promise<void> {
  if (!isFields(response)) return;
  if (!(response instanceof Response) || !isJson(response)) return call.streamed();
  const copy = response.clone();
  call.answered(await copy.json());
}

const isJson = ({ headers }: Response): boolean => headers.get("content-type")?.includes("json") ?? false;
