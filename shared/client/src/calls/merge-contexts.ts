import type { CallContext } from "./call-context.js";

/** With every field of a context and no other, always in one shape: it is made several times for each call. */
export type MergedContext = { readonly [Name in keyof Required<CallContext>]: CallContext[Name] };

/** What is said further in goes before, and tags are merged. */
export function mergeContexts(outer: CallContext, inner: CallContext): MergedContext {
  return {
    userId: further(inner.userId, outer.userId),
    noteId: further(inner.noteId, outer.noteId),
    feature: further(inner.feature, outer.feature),
    operation: further(inner.operation, outer.operation),
    requestId: further(inner.requestId, outer.requestId),
    tags:
      outer.tags === undefined || inner.tags === undefined
        ? further(inner.tags, outer.tags)
        : { ...outer.tags, ...inner.tags },
    reservationId: further(inner.reservationId, outer.reservationId),
    estimatedInputTokens: further(inner.estimatedInputTokens, outer.estimatedInputTokens),
  };
}

function further<T>(inner: T | undefined, outer: T | undefined): T | undefined {
  return inner === undefined ? outer : inner;
}
