import { useEffect, useMemo } from "react";
import { readPreference, writePreference } from "../lib/preference";
import { assignSlots, rememberSlots, type SeriesSlot, type SlotMemory } from "./palette";

/** In no key: PostgreSQL stores no text with it. */
const SEPARATOR = "\u0000";
const SLOTS: readonly SeriesSlot[] = [1, 2, 3, 4, 5, 6];
const NONE: SlotMemory = new Map();

/** Hues of the keys on screen, the same as last time; `dimension` keeps models and features apart. */
export function useSeriesSlots(dimension: string, keys: readonly string[]): SlotMemory {
  // By content: answers with the same keys must not repaint the chart.
  const content = keys.join(SEPARATOR);
  const slots = useMemo(
    () => assignSlots(content === "" ? [] : content.split(SEPARATOR), read(dimension)),
    [dimension, content],
  );
  useEffect(() => {
    writePreference(nameOf(dimension), JSON.stringify(Object.fromEntries(rememberSlots(read(dimension), slots))));
  }, [dimension, slots]);
  return slots;
}

function nameOf(dimension: string): string {
  return `series.${dimension.toLowerCase()}`;
}

/** Whatever is stored, only keys with a real slot come out. */
function read(dimension: string): SlotMemory {
  const text = readPreference(nameOf(dimension));
  if (text === null) return NONE;
  try {
    const stored: unknown = JSON.parse(text);
    if (typeof stored !== "object" || stored === null) return NONE;
    return new Map(
      Object.entries(stored).flatMap(([key, value]): [string, SeriesSlot][] => {
        const slot = SLOTS.find((one) => one === value);
        return slot === undefined ? [] : [[key, slot]];
      }),
    );
  } catch {
    // Someone else's text under our name: colours begin anew.
    return NONE;
  }
}
