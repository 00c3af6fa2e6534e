import { createStore } from "./store";

/** Parts of the address that were not understood when the page was opened. */
export const droppedParams = createStore<readonly string[]>([]);
