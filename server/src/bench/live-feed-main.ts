import { measureLiveFeed } from "./live-feed.js";
import { startProduct } from "./start-product.js";

/** `node dist/bench/live-feed-main.js [subscribers] [audiences] [seconds]` */
const [subscribers = 1_000, audiences = 1, seconds = 20] = process.argv.slice(2).map(Number);

const product = await startProduct({ dataDir: null });
try {
  const plan = { subscribers, audiences, eventsPerSecond: 1_000, seconds, warmUpSeconds: 5 };
  process.stdout.write(`${JSON.stringify(await measureLiveFeed(product, plan), null, 2)}\n`);
} finally {
  await product.stop();
}
