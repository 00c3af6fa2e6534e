import type { RequestShape } from "../load/load-messages.js";
import type { LoadedProduct } from "../with-product.js";
import type { Measure, Reading } from "./measure.js";
import { SizedByTime } from "./sized-by-time.js";
import { waitUntilMerged } from "./wait-until-merged.js";

export interface PostChoice {
  readonly shape: RequestShape;
  readonly connections: number;
  readonly seconds: number;
}

/** Where the warm-up begins to look for the size of a round. */
const FIRST_EVENTS = 8_000;

/** Durable events through `POST /v1/usage`: each was acknowledged. */
export function postUsage(product: LoadedProduct, { shape, connections, seconds }: PostChoice): Measure {
  const { eventsPerRequest, format } = shape;
  const requests = new SizedByTime(seconds, Math.max(connections, FIRST_EVENTS / eventsPerRequest));
  const run = async (): Promise<Reading> => {
    const sent = await product.generator.sendAll({ shape, connections, requests: requests.next() });
    const mergingSeconds = await waitUntilMerged(product.pool);
    requests.took(sent.seconds);
    return {
      eventsPerSecond: sent.events / sent.seconds,
      mergedPerSecond: sent.events / (sent.seconds + mergingSeconds),
      generatorMicrosecondsPerRequest: (sent.generatorCpuSeconds / (sent.events / eventsPerRequest)) * 1_000_000,
    };
  };
  const events = eventsPerRequest === 1 ? "1 event" : `${eventsPerRequest.toLocaleString("en-US")} events`;
  return {
    name: `post-${eventsPerRequest}-${format}`,
    label: `\`POST /v1/usage\`, ${events}, ${format === "json" ? "JSON" : "NDJSON"}, ${connections} connections`,
    isSingle: eventsPerRequest === 1,
    run,
  };
}
