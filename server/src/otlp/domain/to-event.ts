import type { UsageEvent } from "@tokenledger/model/usage-event";
import { hash } from "node:crypto";
import { labelsOf } from "./labels-of.js";
import type { ModelCall } from "./select-calls.js";
import { spanKey, type Span } from "./span.js";

/** Response ids beyond this are hashed: an event id has 128 characters. */
const LONGEST_RESPONSE_ID = 100;
const PREFIX = "otlp:";

/**
 * The event that a model call is recorded as.
 *
 * Its id is the response id, so that the call is counted once whoever tells of it in whatever export; without one
 * trace and span, so that at least an export that is sent again is a repetition.
 */
export function toEvent(modelCall: ModelCall): UsageEvent {
  const { call, spans } = modelCall;
  return {
    id: PREFIX + identity(modelCall),
    time: new Date(call.span.startMs).toISOString(),
    provider: call.provider,
    model: call.model,
    requestedModel: call.requestedModel,
    operation: call.operation,
    status: call.failed ? "error" : "ok",
    durationMs: durationOf(call.span),
    ...(call.said === null ? {} : { dialect: call.said.dialect, usage: { ...call.said.usage } }),
    ...labelsOf(spans),
  };
}

function identity({ responseId, own }: ModelCall): string {
  if (responseId === null) return spanKey(own);
  if (responseId.length <= LONGEST_RESPONSE_ID) return responseId;
  return hash("sha256", responseId, "hex");
}

/** Null for a span without an end, or one that ends before it starts. */
function durationOf({ startMs, endMs }: Span): number | null {
  const duration = Math.round(endMs - startMs);
  return endMs > 0 && duration >= 0 && Number.isSafeInteger(duration) ? duration : null;
}
