import { useEffect, useState, type FocusEvent, type RefObject } from "react";
import { useReturnPlace } from "../../../lib/return-place";

function isId(value: unknown): value is string {
  return typeof value === "string";
}

/** Back to the report, the link that was followed has the focus again. Returns what listens for focus within the list. */
export function useReturnFocus(list: RefObject<HTMLElement | null>): (event: FocusEvent) => void {
  const { place, keep } = useReturnPlace("savings", isId);
  const [left] = useState(place);
  useEffect(() => {
    if (left === null) return;
    // After the title of the page, which takes the focus of every new page.
    const frame = requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-return="${left}"]`)?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, [left, list]);
  return ({ target }) => {
    const id = target.getAttribute("data-return");
    if (id !== null) keep(id);
  };
}
