import { type ArchiveStore, ArchiveStoreAway } from "../../retention/store/archive-store.js";

const ANSWERS_WITHIN_MS = 10_000;

/** It took longer than somebody waits, which says nothing about what it would have answered. */
export class ArchiveStoreLate extends ArchiveStoreAway {}

/**
 * The same store for who waits at a terminal: where a server would ask a bucket again for minutes, it has said so after
 * ten seconds. A folder is not called off: what its disk is asked for, that disk answers when it likes.
 */
export function boundedStore(store: ArchiveStore, withinMs = ANSWERS_WITHIN_MS): ArchiveStore {
  return {
    scratch: store.scratch,
    put: (key, path) => bounded(withinMs, (signal) => store.put(key, path, signal)),
    open: (key, expected) => bounded(withinMs, (signal) => store.open(key, expected, signal)),
    size: (key) => bounded(withinMs, (signal) => store.size(key, signal)),
    remove: (key) => bounded(withinMs, (signal) => store.remove(key, signal)),
  };
}

/** @throws ArchiveStoreLate when it takes longer */
async function bounded<Answer>(withinMs: number, ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  const late = AbortSignal.timeout(withinMs);
  try {
    return await ask(late);
  } catch (error) {
    if (!late.aborted) throw error;
    throw new ArchiveStoreLate(`The archive store does not answer within ${withinMs / 1_000} seconds.`, {
      cause: error,
    });
  }
}
