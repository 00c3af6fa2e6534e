import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { readProcessFigures } from "../process-figures.js";
import type { Member } from "../recost/member.js";
import type { BenchedProduct } from "../start-product.js";

const LOOK_EVERY_MS = 200;
const DAY_MS = 86_400_000;
const START = `mutation ($filter: UsageFilterInput!, $format: ExportFormat!) {
  startExport(filter: $filter, shape: { format: $format }) { id } }`;
const LIST = "{ exports(first: 1) { nodes { state rowsDone bytes error } } }";

export interface Exported {
  readonly format: string;
  readonly rows: number;
  readonly seconds: number;
  readonly bytes: number;
  readonly highestResidentBytes: number;
}

const LISTED = z.object({
  exports: z.object({
    nodes: z.tuple([
      z.object({ state: z.string(), rowsDone: z.number(), bytes: z.number().nullable(), error: z.string().nullable() }),
    ]),
  }),
});

/** Orders everything in one format and waits for the file. */
export async function exportAll({ url }: BenchedProduct, member: Member, format: string): Promise<Exported> {
  const range = { from: new Date(Date.now() - 100 * DAY_MS), to: new Date(Date.now() + DAY_MS) };
  const begun = performance.now();
  await member.ask(START, { filter: { range }, format });
  let highestResidentBytes = 0;
  for (;;) {
    await sleep(LOOK_EVERY_MS);
    highestResidentBytes = Math.max(highestResidentBytes, (await readProcessFigures(url)).residentBytes);
    const { exports } = LISTED.parse(await member.ask(LIST, {}));
    const [one] = exports.nodes;
    if (one.error !== null) throw new Error(`The export failed: ${one.error}`);
    if (one.state === "DONE") {
      const seconds = (performance.now() - begun) / 1000;
      return { format, rows: one.rowsDone, seconds, bytes: one.bytes ?? 0, highestResidentBytes };
    }
  }
}
