import { once } from "node:events";
import { text } from "node:stream/consumers";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { Measure } from "../rounds/measure.js";
import { SizedByTime } from "../rounds/sized-by-time.js";
import type { BareCopy } from "./bare-copy.js";
import { repeat } from "./repeat.js";
import { chunk, CONNECTIONS, ROWS_PER_TRANSACTION, SAMPLE_ROWS } from "./transaction-size.js";

export const RAW_COPY = "raw-copy";

/** The fastest way into a table: COPY of text that is ready, each batch a durable transaction. */
export async function rawCopy(copy: BareCopy, seconds: number): Promise<Measure> {
  const batches = chunk(await takeLines(copy)).map((lines) => Buffer.from(`${lines.join("\n")}\n`));
  const amount = new SizedByTime(seconds, batches.length);
  return {
    name: RAW_COPY,
    label: `COPY, ${ROWS_PER_TRANSACTION} rows, ${CONNECTIONS} connections`,
    isSingle: false,
    async run() {
      const count = amount.next();
      const left = repeat(batches, count);
      const took = await copy.fill(CONNECTIONS, async (client) => {
        for (const batch of left) {
          const stream = client.query(copyFrom(`copy ${copy.table} (${copy.names}) from stdin`));
          stream.end(batch);
          await once(stream, "finish");
        }
      });
      amount.took(took);
      const eventsPerSecond = (count * ROWS_PER_TRANSACTION) / took;
      return { eventsPerSecond, mergedPerSecond: null, generatorMicrosecondsPerRequest: null };
    },
  };
}

/** Recorded rows in the words of COPY. */
async function takeLines(copy: BareCopy): Promise<readonly string[]> {
  const client = await copy.pool.connect();
  try {
    const source = `select ${copy.names} from token_usage limit ${SAMPLE_ROWS}`;
    const lines = await text(client.query(copyTo(`copy (${source}) to stdout`)));
    return lines.trimEnd().split("\n");
  } finally {
    client.release();
  }
}
