import type { Measure } from "../rounds/measure.js";
import { SizedByTime } from "../rounds/sized-by-time.js";
import type { BareCopy } from "./bare-copy.js";
import { repeat } from "./repeat.js";
import { chunk, CONNECTIONS, ROWS_PER_TRANSACTION, SAMPLE_ROWS } from "./transaction-size.js";

export const PLAIN_INSERT = "plain-insert";

/** The yardstick: `INSERT … SELECT FROM unnest`, each batch a durable transaction, and nothing else. */
export async function plainInsert(copy: BareCopy, seconds: number): Promise<Measure> {
  const batches = chunk(await copy.takeRows(SAMPLE_ROWS)).map((rows) =>
    copy.columns.map((_column, at) => rows.map((row) => row[at])),
  );
  const arrays = copy.columns.map(({ type }, at) => `$${at + 1}::text[]::${type}[]`).join(", ");
  const text = `insert into ${copy.table} (${copy.names}) select * from unnest(${arrays})`;
  const amount = new SizedByTime(seconds, batches.length);
  return {
    name: PLAIN_INSERT,
    label: `\`INSERT … SELECT FROM unnest\`, ${ROWS_PER_TRANSACTION} rows, ${CONNECTIONS} connections`,
    isSingle: false,
    async run() {
      const count = amount.next();
      const left = repeat(batches, count);
      const took = await copy.fill(CONNECTIONS, async (client) => {
        for (const values of left) await client.query({ name: PLAIN_INSERT, text, values });
      });
      amount.took(took);
      const eventsPerSecond = (count * ROWS_PER_TRANSACTION) / took;
      return { eventsPerSecond, mergedPerSecond: null, generatorMicrosecondsPerRequest: null };
    },
  };
}
