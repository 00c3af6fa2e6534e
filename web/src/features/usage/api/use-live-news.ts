import { useEffect, useEffectEvent } from "react";
import type { LiveNews } from "../model/live-feed";
import { consoleFeed } from "./console-feed";

/** Calls back for every tick that is not held by a pause, and for the catch-up after one. */
export function useLiveNews(onNews: (news: LiveNews) => void): void {
  const tell = useEffectEvent(onNews);
  useEffect(() => consoleFeed.onNews((news) => tell(news)), []);
}
