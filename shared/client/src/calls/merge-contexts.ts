import type { CallContext } from "./call-context.js";

type Merged = { -readonly [Name in keyof CallContext]: CallContext[Name] };

/** What is said further in goes before, and tags are merged. Field by field: it is asked at each call. */
export function mergeContexts(outer: CallContext | undefined, inner: CallContext | undefined): CallContext {
  if (outer === undefined || inner === undefined) return inner ?? outer ?? {};
  const merged: Merged = { ...outer };
  if (inner.userId !== undefined) merged.userId = inner.userId;
  if (inner.noteId !== undefined) merged.noteId = inner.noteId;
  if (inner.feature !== undefined) merged.feature = inner.feature;
  if (inner.operation !== undefined) merged.operation = inner.operation;
  if (inner.requestId !== undefined) merged.requestId = inner.requestId;
  if (inner.reservationId !== undefined) merged.reservationId = inner.reservationId;
  if (inner.estimatedInputTokens !== undefined) merged.estimatedInputTokens = inner.estimatedInputTokens;
  if (inner.tags !== undefined) merged.tags = { ...outer.tags, ...inner.tags };
  return merged;
}
