import { createLiveFeed } from "../model/live-feed";

/** One per tab: the top bar's indicator listens, every panel hears. */
export const consoleFeed = createLiveFeed();
