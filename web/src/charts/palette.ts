/** One of the six hues; told apart by marker shape as well as by colour. */
export type SeriesSlot = 1 | 2 | 3 | 4 | 5 | 6;
export type SeriesTone = SeriesSlot | "other";

/** Slots by key, as remembered from earlier views. A map, because a model may be called `constructor`. */
export type SlotMemory = ReadonlyMap<string, SeriesSlot>;

const SLOTS: readonly SeriesSlot[] = [1, 2, 3, 4, 5, 6];

/** The custom property of `ui/tokens.css` that holds a tone's colour. */
export function toneToken(tone: SeriesTone): string {
  return `--series-${tone}`;
}

/**
 * Gives every shown key its hue.
 *
 * A hue follows the key, never the position: filtering, sorting or a new favourite recolours nothing.
 * Remembered keys keep their slot; a newcomer takes one nobody remembers, then one that is free on
 * screen. Of two remembered keys on the same slot the first one shown keeps it.
 *
 * `keys` holds at most six; the rest is OTHER and has its own tone.
 */
export function assignSlots(keys: readonly string[], memory: SlotMemory): SlotMemory {
  const taken = new Set<SeriesSlot>();
  const assigned = new Map<string, SeriesSlot>();
  for (const key of keys) {
    const slot = memory.get(key);
    if (slot === undefined || taken.has(slot)) continue;
    assigned.set(key, slot);
    taken.add(slot);
  }
  const remembered = new Set(memory.values());
  for (const key of keys) {
    if (assigned.has(key)) continue;
    const free = SLOTS.filter((slot) => !taken.has(slot));
    const slot = free.find((candidate) => !remembered.has(candidate)) ?? free[0];
    if (slot === undefined) break;
    assigned.set(key, slot);
    taken.add(slot);
  }
  return assigned;
}

/** What to keep for the next view: first come, first kept. */
export function rememberSlots(memory: SlotMemory, assigned: SlotMemory): SlotMemory {
  return new Map([...assigned, ...memory]);
}
