import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { createStore, useStore } from "../lib/store";

const place = createStore<HTMLElement | null>(null);

/** Where the shell shows what a page puts into its top bar. */
export function TopBarPlace({ className }: { className: string }) {
  return <div className={className} ref={place.set} />;
}

/** Puts something of the page, such as its live indicator, into the top bar. */
export function TopBarSlot({ children }: { children: ReactNode }) {
  const element = useStore(place);
  return element === null ? null : createPortal(children, element);
}
