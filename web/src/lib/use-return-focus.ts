import { useEffect, useState, type FocusEvent, type RefObject } from "react";
import { isPlaceName, useReturnPlace } from "./return-place";

interface ReturnFocusInput {
  page: string;
  list: RefObject<HTMLElement | null>;
  /** What links of the list are told apart by. */
  attribute: `data-${string}`;
}

/** Back to a list, the link that was followed has the focus again. Returns what listens for focus within the list. */
export function useReturnFocus({ page, list, attribute }: ReturnFocusInput): (event: FocusEvent) => void {
  const { place, keep } = useReturnPlace(page, isPlaceName);
  const [left] = useState(place);
  useEffect(() => {
    if (left === null) return;
    // After the title of the page, which takes the focus of every new page.
    const frame = requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[${attribute}="${left}"]`)?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, [left, list, attribute]);
  return ({ target }) => {
    const name = target.getAttribute(attribute);
    if (name !== null) keep(name);
  };
}
