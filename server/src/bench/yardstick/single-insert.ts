import type { Measure } from "../rounds/measure.js";
import { SizedByTime } from "../rounds/sized-by-time.js";
import type { BareCopy } from "./bare-copy.js";
import { repeat } from "./repeat.js";

export const SINGLE_INSERT_CONNECTIONS = [1, 4, 16, 64] as const;
const SAMPLE_ROWS = 1_000;

export function singleInsertName(connections: number): string {
  return `single-insert-${connections}`;
}

/** One prepared INSERT of one row, in a durable transaction of its own. */
export async function singleInsert(copy: BareCopy, connections: number, seconds: number): Promise<Measure> {
  const rows = await copy.takeRows(SAMPLE_ROWS);
  const parameters = copy.columns.map(({ type }, at) => `$${at + 1}::${type}`).join(", ");
  const text = `insert into ${copy.table} (${copy.names}) values (${parameters})`;
  const amount = new SizedByTime(seconds, rows.length);
  return {
    name: singleInsertName(connections),
    label: `\`INSERT\` of one row, ${connections === 1 ? "1 connection" : `${connections} connections`}`,
    isSingle: true,
    async run() {
      const count = amount.next();
      const left = repeat(rows, count);
      const took = await copy.fill(connections, async (client) => {
        for (const row of left) await client.query({ name: "single-insert", text, values: [...row] });
      });
      amount.took(took);
      return { eventsPerSecond: count / took, mergedPerSecond: null, generatorMicrosecondsPerRequest: null };
    },
  };
}
