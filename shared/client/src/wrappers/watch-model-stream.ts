import { isFields } from "../calls/fields.js";
import type { OpenCall } from "../calls/open-call.js";
import { answerOf } from "./ai-sdk-usage.js";

/**
 * The same stream of parts, read as slowly as its reader reads. What the provider itself sent (`raw`) tells the usage
 * of a stream that is cut; a host that did not ask for it does not see it.
 */
export function watchModelStream(
  stream: ReadableStream<unknown>,
  { call, hidesRaw }: { readonly call: OpenCall; readonly hidesRaw: boolean },
): ReadableStream<unknown> {
  const reader = stream.getReader();
  const told = new ToldParts(call);
  return new ReadableStream<unknown>(
    {
      pull: async (controller) => {
        for (;;) {
          const { done, value } = await reader.read().catch((error: unknown) => {
            call.cut(error);
            throw error;
          });
          if (done) {
            told.end();
            return controller.close();
          }
          told.take(value);
          if (hidesRaw && isFields(value) && value["type"] === "raw") continue;
          return controller.enqueue(value);
        }
      },
      cancel: (reason) => {
        call.cut();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

class ToldParts {
  readonly #call: OpenCall;
  #response: unknown;
  #error: unknown;

  constructor(call: OpenCall) {
    this.#call = call;
  }

  take(part: unknown): void {
    if (!isFields(part)) return;
    if (part["type"] === "raw") this.#call.chunk(part["rawValue"]);
    if (part["type"] === "response-metadata") this.#response = part;
    if (part["type"] === "error") this.#error = part["error"] ?? new Error("The stream broke.");
    if (part["type"] === "finish" && this.#error === undefined) this.#finish(part);
  }

  end(): void {
    if (this.#error === undefined) this.#call.streamed();
    else this.#call.cut(this.#error);
  }

  #finish({ usage, providerMetadata }: Readonly<Record<string, unknown>>): void {
    const answer = answerOf({ usage, providerMetadata, response: this.#response });
    // Without a count the provider's own parts say more, or that nothing was said.
    if (answer["usage"] !== undefined) this.#call.answered(answer);
  }
}
