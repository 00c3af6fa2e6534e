import { readPreference, writePreference } from "./preference";
import { createStore } from "./store";

/** Whose the awaited ones are; null until it is known who looks. */
let owner: string | null = null;

/** Ids, between blanks, of exports that this member began in this browser and whose end was not told yet; null for none. */
export const awaitedExports = createStore<string | null>(null);

/** Goes on with what this member awaits. Another's waits until they are back. */
export function awaitAs(memberId: string): void {
  if (owner === memberId) return;
  const begun = owner === null ? awaitedIds() : [];
  owner = memberId;
  const kept = readPreference(nameOf(memberId));
  keep([...new Set([...(kept?.split(" ") ?? []), ...begun])]);
}

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
  if (owner !== null) writePreference(nameOf(owner), kept);
}

function nameOf(memberId: string): string {
  return `exports-awaited-${memberId}`;
}
