import { randomUUID } from "node:crypto";
import type { CallStatus } from "../usage-event.js";
import type { CallContext } from "./call-context.js";
import type { Fingerprint, ReadPrompt } from "./fingerprint.js";
import { fitContext } from "./fit-context.js";
import { isAbort } from "./is-abort.js";
import { isoTime } from "./iso-time.js";
import { type MergedContext, mergeContexts } from "./merge-contexts.js";
import type { BeginCall, CallStart, OpenCall } from "./open-call.js";
import { type Reported, StreamedUsage, usageOfAnswer } from "./reported-usage.js";
import type { Surroundings } from "./surroundings.js";
import { UNKNOWN } from "./unknown.js";

/** What calls are recorded with. */
export interface CallParts {
  /** Does what the host need not wait for. */
  readonly later: (work: () => void) => void;
  /** Takes an event as JSON. */
  readonly add: (json: string) => void;
  /** Told of a fault of ours; never throws. */
  readonly fault: (error: unknown) => void;
  readonly readPrompt: ReadPrompt;
  /** Of the ledger: behind that of the client that makes the call, and of what surrounds the caller. */
  readonly context: CallContext;
  readonly surroundings: Surroundings;
}

/** What the server takes of a usage object, less a little for the names around it. */
const MAX_USAGE_BYTES = 16_000;
/** An event with no more characters has no larger usage object, whatever its letters are. */
const SURELY_SMALL = 5_000;
const NOTHING_REPORTED: Reported = { usage: null, model: null, provider: null, serviceTier: null };

const NONE: CallContext = {};

interface Ended extends Reported {
  readonly status: CallStatus;
  readonly durationMs: number;
}

export function createBeginCall(parts: CallParts): BeginCall {
  return (start) => new RecordedCall(start, parts);
}

/** @param contexts from the outermost to the innermost */
function said(...contexts: readonly (CallContext | undefined)[]): MergedContext {
  let merged = mergeContexts(NONE, NONE);
  for (const context of contexts) merged = mergeContexts(merged, context ?? NONE);
  return merged;
}

class RecordedCall implements OpenCall {
  readonly #parts: CallParts;
  readonly #atMs = Date.now();
  readonly #fromMs = performance.now();
  readonly #provider: string;
  readonly #requestedModel: string;
  readonly #operation: string | undefined;
  readonly #dialect: string | undefined;
  #attempt: number | undefined;
  #context: CallContext = {};
  #fingerprint: Fingerprint = () => null;
  #stream: StreamedUsage | null = null;
  #isRecorded = false;

  constructor(start: CallStart, parts: CallParts) {
    this.#parts = parts;
    this.#provider = start.provider;
    this.#requestedModel = start.requestedModel;
    this.#operation = start.operation;
    this.#dialect = start.dialect;
    this.#attempt = start.attempt;
    try {
      const { context, attempt } = parts.surroundings.open();
      this.#context = fitContext(said(parts.context, start.defaults, context, start.context), parts.fault);
      this.#attempt ??= attempt;
      this.#fingerprint = parts.readPrompt(start.prompt);
    } catch (error) {
      // A prompt that refers to itself, say: the call is recorded without.
      parts.fault(error);
    }
  }

  chunk(part: unknown): void {
    if (this.#isRecorded) return;
    try {
      this.#stream ??= new StreamedUsage();
      this.#stream.add(part);
    } catch (error) {
      this.#parts.fault(error);
    }
  }

  answered(response: unknown): void {
    this.#record("ok", () => usageOfAnswer(response));
  }

  streamed(): void {
    this.#record("ok", () => this.#stream?.reported);
  }

  cut(error?: unknown): void {
    this.#record(error === undefined || isAbort(error) ? "cancelled" : "error", () => this.#stream?.reported);
  }

  failed(error: unknown): void {
    this.#record(isAbort(error) ? "cancelled" : "error", () => undefined);
  }

  #record(status: CallStatus, read: () => Reported | undefined): void {
    if (this.#isRecorded) return;
    this.#isRecorded = true;
    const durationMs = Math.round(performance.now() - this.#fromMs);
    const ended = { ...this.#read(read), status, durationMs };
    this.#stream = null;
    this.#parts.later(() => {
      try {
        this.#parts.add(this.#eventOf(ended));
      } catch (error) {
        this.#parts.fault(error);
      }
    });
  }

  /** Usage that cannot be read is missing, which the ledger says; the call itself is recorded all the same. */
  #read(read: () => Reported | undefined): Reported {
    try {
      return read() ?? NOTHING_REPORTED;
    } catch (error) {
      this.#parts.fault(error);
      return NOTHING_REPORTED;
    }
  }

  #eventOf(ended: Ended): string {
    const { usage } = ended;
    const json = this.#toJson(ended);
    if (json.length <= SURELY_SMALL || usage === null) return json;
    if (Buffer.byteLength(JSON.stringify(usage)) <= MAX_USAGE_BYTES) return json;
    this.#parts.fault(new Error(`The provider's usage object has more than ${MAX_USAGE_BYTES} bytes; it is left out.`));
    return this.#toJson({ ...ended, usage: null });
  }

  /** An event of `POST /v1/usage`: JSON has no place for what is undefined. */
  #toJson({ status, durationMs, usage, model, provider, serviceTier }: Ended): string {
    const served = model ?? this.#requestedModel;
    const isAsAsked = served === this.#requestedModel || this.#requestedModel === UNKNOWN;
    const context = this.#context;
    // Field by field: to copy one object into another takes longer, and longest behind other fields.
    return JSON.stringify({
      id: randomUUID(),
      time: isoTime(this.#atMs),
      userId: context.userId,
      noteId: context.noteId,
      feature: context.feature,
      requestId: context.requestId,
      tags: context.tags,
      reservationId: context.reservationId,
      estimatedInputTokens: context.estimatedInputTokens,
      operation: context.operation ?? this.#operation,
      provider: this.#provider === UNKNOWN ? (provider ?? UNKNOWN) : this.#provider,
      model: served,
      requestedModel: isAsAsked ? undefined : this.#requestedModel,
      usage: usage ?? undefined,
      dialect: usage === null ? undefined : this.#dialect,
      durationMs,
      status,
      attempt: this.#attempt,
      serviceTier: serviceTier ?? undefined,
      fingerprint: this.#fingerprint() ?? undefined,
    });
  }
}
