import { createStore } from "./store";
import type { UrlState } from "./url-state";

/** What was chosen and is not in the address yet; null while the address has it all. */
export const chosenState = createStore<UrlState | null>(null);
