import { useSearch } from "@tanstack/react-router";
import { createContext, use, useMemo, useState, type ReactNode } from "react";
import { chosenState } from "./chosen-state";
import { useStore } from "./store";
import { DEFAULT_STATE, parseUrlState, toUrlSearch, type UrlState } from "./url-state";

const Context = createContext<UrlState>(DEFAULT_STATE);

/** The view as the address has it, read once for everything below. */
export function CurrentUrlState({ children }: { children: ReactNode }) {
  const search = useSearch({ strict: false });
  const state = useMemo(() => parseUrlState(search).state, [search]);
  return <Context value={state}>{children}</Context>;
}

/** The view as it was just chosen: for controls, which show that before the page follows. */
export function ChosenUrlState({ children }: { children: ReactNode }) {
  const state = useChosenState();
  // When the address has what was chosen, nothing changed for them.
  const [shown, setShown] = useState(state);
  if (shown !== state && !isSameView(shown, state)) setShown(state);
  return <Context value={shown}>{children}</Context>;
}

function isSameView(a: UrlState, b: UrlState): boolean {
  return JSON.stringify(toUrlSearch(a)) === JSON.stringify(toUrlSearch(b));
}

export function useCurrentState(): UrlState {
  return use(Context);
}

/** The same for one control within what shows the address. */
export function useChosenState(): UrlState {
  const current = use(Context);
  return useStore(chosenState) ?? current;
}
