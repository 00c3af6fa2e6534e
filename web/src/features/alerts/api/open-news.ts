import { createStore } from "../../../lib/store";

/** How many alerts are open as the feed said last; null while nobody listens or nothing was said. */
export const openNews = createStore<number | null>(null);
