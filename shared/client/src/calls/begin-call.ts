import { randomUUID } from "node:crypto";
import type { CallStatus, UsageEvent } from "../usage-event.js";
import type { CallContext } from "./call-context.js";
import type { Fingerprint } from "./fingerprint.js";
import { isAbort } from "./is-abort.js";
import { mergeContexts } from "./merge-contexts.js";
import type { BeginCall, CallStart, OpenCall } from "./open-call.js";
import { type Reported, StreamedUsage, usageOfAnswer } from "./reported-usage.js";
import { UNKNOWN } from "./unknown.js";

/** What calls are recorded with. */
export interface CallParts {
  readonly record: (event: UsageEvent) => void;
  /** Told of a fault of ours; never throws. */
  readonly fault: (error: unknown) => void;
  readonly fingerprint: Fingerprint;
  /** Of the ledger and of what surrounds the caller. */
  readonly context: () => CallContext;
}

/** What the server takes of a usage object, less a little for the names around it. */
const MAX_USAGE_BYTES = 16_000;
const NOTHING_REPORTED: Reported = { usage: null, model: null, provider: null, serviceTier: null };

export function createBeginCall(parts: CallParts): BeginCall {
  return (start) => {
    const begun = { ...started(start, parts), time: new Date().toISOString(), fromMs: performance.now() };
    return new RecordedCall(begun, start, parts);
  };
}

interface BegunCall {
  readonly context: CallContext;
  readonly fingerprint: string | null;
  readonly time: string;
  readonly fromMs: number;
}

function started(start: CallStart, parts: CallParts): Pick<BegunCall, "context" | "fingerprint"> {
  let context: CallContext = {};
  try {
    context = mergeContexts(parts.context(), start.context);
    return { context, fingerprint: parts.fingerprint(start.prompt) };
  } catch (error) {
    // A prompt that refers to itself, say: the call is recorded without.
    parts.fault(error);
    return { context, fingerprint: null };
  }
}

class RecordedCall implements OpenCall {
  readonly #begun: BegunCall;
  /** Without the prompt, which is not kept. */
  readonly #start: Omit<CallStart, "prompt" | "context">;
  readonly #parts: CallParts;
  readonly #stream = new StreamedUsage();
  #isRecorded = false;

  constructor(begun: BegunCall, start: CallStart, parts: CallParts) {
    const { prompt: _prompt, context: _context, ...kept } = start;
    this.#begun = begun;
    this.#start = kept;
    this.#parts = parts;
  }

  chunk(part: unknown): void {
    if (this.#isRecorded) return;
    try {
      this.#stream.add(part);
    } catch (error) {
      this.#parts.fault(error);
    }
  }

  answered(response: unknown): void {
    this.#record("ok", () => usageOfAnswer(response));
  }

  streamed(): void {
    this.#record("ok", () => this.#stream.reported);
  }

  cut(error?: unknown): void {
    this.#record(error === undefined || isAbort(error) ? "cancelled" : "error", () => this.#stream.reported);
  }

  failed(error: unknown): void {
    this.#record(isAbort(error) ? "cancelled" : "error", () => NOTHING_REPORTED);
  }

  #record(status: CallStatus, read: () => Reported): void {
    if (this.#isRecorded) return;
    this.#isRecorded = true;
    const durationMs = Math.round(performance.now() - this.#begun.fromMs);
    try {
      this.#parts.record(this.#event({ status, durationMs, reported: this.#read(read) }));
    } catch (error) {
      this.#parts.fault(error);
    }
  }

  /** Usage that cannot be read is missing, which the ledger says; the call itself is recorded all the same. */
  #read(read: () => Reported): Reported {
    try {
      const reported = read();
      if (reported.usage === null || Buffer.byteLength(JSON.stringify(reported.usage)) <= MAX_USAGE_BYTES) {
        return reported;
      }
      this.#parts.fault(new Error(`The provider's usage object has more than ${MAX_USAGE_BYTES} bytes; it is left out.`));
      return { ...reported, usage: null };
    } catch (error) {
      this.#parts.fault(error);
      return NOTHING_REPORTED;
    }
  }

  #event({ status, durationMs, reported }: Finished): UsageEvent {
    const { requestedModel, dialect, attempt, estimatedInputTokens } = this.#start;
    const { context, fingerprint, time } = this.#begun;
    const operation = context.operation ?? this.#start.operation;
    const { usage, serviceTier } = reported;
    const model = reported.model ?? requestedModel;
    return {
      id: randomUUID(),
      time,
      ...context,
      ...(operation === undefined ? {} : { operation }),
      provider: this.#start.provider === UNKNOWN ? (reported.provider ?? UNKNOWN) : this.#start.provider,
      model,
      ...(model === requestedModel || requestedModel === UNKNOWN ? {} : { requestedModel }),
      ...(usage === null ? {} : { usage }),
      ...(dialect === undefined || usage === null ? {} : { dialect }),
      durationMs,
      status,
      ...(attempt === undefined ? {} : { attempt }),
      ...(serviceTier === null ? {} : { serviceTier }),
      ...(fingerprint === null ? {} : { fingerprint }),
      ...(estimatedInputTokens === undefined ? {} : { estimatedInputTokens }),
    };
  }
}

interface Finished {
  readonly status: CallStatus;
  readonly durationMs: number;
  readonly reported: Reported;
}
