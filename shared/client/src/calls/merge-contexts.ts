import type { CallContext } from "./call-context.js";

/** From the outermost to the innermost: what is said further in goes before, and tags are merged. */
export function mergeContexts(...contexts: readonly (CallContext | undefined)[]): CallContext {
  let merged: CallContext = {};
  for (const context of contexts) {
    if (context === undefined) continue;
    const { userId, noteId, feature, operation, requestId, tags, reservationId } = context;
    merged = {
      ...merged,
      ...(userId === undefined ? {} : { userId }),
      ...(noteId === undefined ? {} : { noteId }),
      ...(feature === undefined ? {} : { feature }),
      ...(operation === undefined ? {} : { operation }),
      ...(requestId === undefined ? {} : { requestId }),
      ...(tags === undefined ? {} : { tags: { ...merged.tags, ...tags } }),
      ...(reservationId === undefined ? {} : { reservationId }),
    };
  }
  return merged;
}
