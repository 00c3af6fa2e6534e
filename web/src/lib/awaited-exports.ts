import { readPreference, writePreference } from "../../../lib/preference";
import { createStore } from "../../../lib/store";

const KEPT = "exports-awaited";

/** Ids of exports that were begun in this browser, and whose end was not told yet. */
export const awaitedExports = createStore<readonly string[]>(readKept());

export function awaitExport(id: string): void {
  keep([...awaitedExports.get().filter((one) => one !== id), id]);
}

export function forgetAwaited(ids: readonly string[]): void {
  if (ids.length > 0) keep(awaitedExports.get().filter((id) => !ids.includes(id)));
}

function keep(ids: readonly string[]): void {
  awaitedExports.set(ids);
  writePreference(KEPT, ids.length === 0 ? null : ids.join(" "));
}

function readKept(): readonly string[] {
  return readPreference(KEPT)?.match(/\d+/g) ?? [];
}
