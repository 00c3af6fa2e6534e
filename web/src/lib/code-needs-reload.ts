import { createStore } from "./store";

/** Something of this page did not come, and comes no more until it is loaded anew. */
export const codeNeedsReload = createStore(false);
