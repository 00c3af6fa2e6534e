import { useLocation } from "@tanstack/react-router";
import { useMemo } from "react";

/** By entry of the history; as long as the tab lives. */
const places = new Map<string, unknown>();
/** Of those that people still go back to. */
const MOST_KEPT = 100;

export interface ReturnPlace<Place> {
  /** Where somebody was who comes back to this entry of the history; null on a first visit. Of when it was reached. */
  place: Place | null;
  keep: (place: Place) => void;
  /** The next time begins at the top again. */
  forget: () => void;
}

/** Where on a page somebody was, for when Back returns to it: a new visit to the same address begins at its top. */
export function useReturnPlace<Place>(page: string, isPlace: (value: unknown) => value is Place): ReturnPlace<Place> {
  // oxlint-disable-next-line no-underscore-dangle -- the router's own name of an entry
  const entry = useLocation({ select: ({ state }) => state.__TSR_key ?? "" });
  const key = `${page} ${entry}`;
  return useMemo(() => {
    const kept = places.get(key);
    return {
      place: isPlace(kept) ? kept : null,
      keep: (place) => {
        places.delete(key);
        places.set(key, place);
        const [oldest] = places.keys();
        if (places.size > MOST_KEPT && oldest !== undefined) places.delete(oldest);
      },
      forget: () => void places.delete(key),
    };
  }, [key, isPlace]);
}

/** What has one name is a place as well. */
export function isPlaceName(value: unknown): value is string {
  return typeof value === "string";
}
