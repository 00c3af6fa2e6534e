import { Gauge, type Registry } from "prom-client";
import type { UsageFeed } from "../../live/usage-feed.js";

/** Who follows live. */
export function registerLiveMetrics(registry: Registry, feed: Pick<UsageFeed, "subscriberCount">): void {
  new Gauge({
    name: "tokenledger_subscriptions_open",
    help: "Open subscriptions to live usage; one WebSocket may have several.",
    registers: [registry],
    collect() {
      this.set(feed.subscriberCount);
    },
  });
}
