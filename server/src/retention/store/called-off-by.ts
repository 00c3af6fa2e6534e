import type { ArchiveStore } from "./archive-store.js";

/** The same store, for one who may be told to stop: whatever is asked of it ends with the signal. */
export function calledOffBy(store: ArchiveStore, signal: AbortSignal): ArchiveStore {
  return {
    scratch: store.scratch,
    put: (key, path) => store.put(key, path, signal),
    open: (key, expected) => store.open(key, expected, signal),
    size: (key) => store.size(key, signal),
    remove: (key) => store.remove(key, signal),
  };
}
