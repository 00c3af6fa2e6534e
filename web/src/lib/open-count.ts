import { createStore } from "./store";

/** Alerts that wait for somebody; the document's title begins with their number. */
export const openCount = createStore(0);
