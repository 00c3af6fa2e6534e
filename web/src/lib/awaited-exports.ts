import { readPreference, writePreference } from "./preference";
import { createStore } from "./store";

const KEPT = "exports-awaited";

/** Ids, between blanks, of exports that were begun in this browser and whose end was not told yet; null for none. */
export const awaitedExports = createStore(readPreference(KEPT));

export function awaitExport(id: string): void {
  keep([...awaitedIds().filter((one) => one !== id), id]);
}

export function forgetAwaited(ids: readonly string[]): void {
  if (ids.length > 0) keep(awaitedIds().filter((id) => !ids.includes(id)));
}

function awaitedIds(): readonly string[] {
  return awaitedExports.get()?.split(" ") ?? [];
}

function keep(ids: readonly string[]): void {
  const kept = ids.length === 0 ? null : ids.join(" ");
  awaitedExports.set(kept);
  writePreference(KEPT, kept);
}
