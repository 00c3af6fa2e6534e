import { measureLiveFeed, type LiveFeedFigures } from "./live-feed.js";
import type { Part } from "./part.js";
import { range, ratio, tenth, whole } from "./report/format-figure.js";
import type { Table } from "./report/markdown-table.js";
import { median } from "./rounds/quantile.js";
import { withProduct } from "./with-product.js";

/** All of them ask the same, as a wall of dashboards does. */
const FOLLOWING = { subscribers: 1_000, audiences: 1, eventsPerSecond: 1_000, warmUpSeconds: 5 };

/** How late subscribers hear of what is recorded, and what it costs to tell them. */
export const live: Part = {
  run: ({ rounds, liveSeconds }) =>
    withProduct({ dataDir: null, entry: "crowded" }, async ({ product, durability }) => {
      const samples: LiveFeedFigures[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const figures = await measureLiveFeed(product, { ...FOLLOWING, seconds: liveSeconds });
        samples.push(figures);
        process.stdout.write(`round ${round} of ${rounds}: p99 ${tenth(figures.sentToSubscriberMs.p99)} ms\n`);
      }
      const { subscribers, eventsPerSecond } = FOLLOWING;
      return {
        title: `${whole(subscribers)} subscribers at ${whole(eventsPerSecond)} events/s, medians of ${rounds} rounds of ${liveSeconds} s`,
        durability,
        tables: [tableOf(samples)],
        samples,
      };
    }),
};

function tableOf(samples: readonly LiveFeedFigures[]): Table {
  const row = (name: string, figure: (sample: LiveFeedFigures) => number, format: (value: number) => string) => {
    const figures = samples.map(figure);
    return [name, format(median(figures)), range(figures, format)];
  };
  return {
    head: ["live feed", "median", "range"],
    rows: [
      row("sent to subscriber, p50 ms", (sample) => sample.sentToSubscriberMs.p50, tenth),
      row("sent to subscriber, p99 ms", (sample) => sample.sentToSubscriberMs.p99, tenth),
      row("receipt to subscriber, p50 ms", (sample) => sample.receiptToSubscriberMs.p50, tenth),
      row("receipt to subscriber, p99 ms", (sample) => sample.receiptToSubscriberMs.p99, tenth),
      row("messages/s to all", (sample) => sample.messagesPerSecond, whole),
      row("cores of the server, recording included", (sample) => sample.serverCores, ratio),
      row("resident memory of the server, MiB", (sample) => sample.serverResidentMb, whole),
      row("subscribers who missed something", (sample) => sample.incompleteSubscribers, whole),
    ],
  };
}
