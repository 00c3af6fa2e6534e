import { Gauge, type Registry } from "prom-client";

/** Of a feed: how many follow it. */
export interface Followed {
  readonly subscriberCount: number;
}

/** Who follows live. */
export function registerLiveMetrics(registry: Registry, feeds: readonly Followed[]): void {
  new Gauge({
    name: "tokenledger_subscriptions_open",
    help: "Open subscriptions to usage, thresholds and alerts; one WebSocket may have several.",
    registers: [registry],
    collect() {
      this.set(feeds.reduce((sum, { subscriberCount }) => sum + subscriberCount, 0));
    },
  });
}
