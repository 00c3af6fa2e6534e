import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { createStore, useStore } from "../lib/store";

const place = createStore<HTMLElement | null>(null);

/** Stays the same function, because a new one would take every page's content out and put it back. */
function setPlace(element: HTMLElement | null): void {
  place.set(element);
}

/** Where the shell shows what a page puts into its top bar. */
export function TopBarPlace({ className }: { className: string }) {
  return <div className={className} ref={setPlace} />;
}

/** Puts something of the page, such as its live indicator, into the top bar. */
export function TopBarSlot({ children }: { children: ReactNode }) {
  const element = useStore(place);
  return element === null ? null : createPortal(children, element);
}
