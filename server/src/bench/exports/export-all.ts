import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { readProcessFigures } from "../process-figures.js";
import type { Member } from "../recost/member.js";
import type { BenchedProduct } from "../start-product.js";
import { writerMemory } from "./writer-memory.js";

const LOOK_EVERY_MS = 200;
const DAY_MS = 86_400_000;
const START = `mutation ($filter: UsageFilterInput!, $format: ExportFormat!) {
  startExport(filter: $filter, shape: { format: $format, footer: false }) { id } }`;
const LIST = "{ exports(first: 1) { nodes { id state rowsDone bytes error } } }";

export interface Exported {
  readonly id: string;
  readonly format: string;
  readonly rows: number;
  readonly seconds: number;
  readonly bytes: number;
  /** Of the server. */
  readonly highestResidentBytes: number;
  /** Of the process that makes Parquet, while it is there. */
  readonly writerBytes: number;
}

const LISTED = z.object({
  exports: z.object({
    nodes: z.tuple([
      z.object({
        id: z.string(),
        state: z.string(),
        rowsDone: z.number(),
        bytes: z.number().nullable(),
        error: z.string().nullable(),
      }),
    ]),
  }),
});

/** Orders everything in one format and waits for the file. */
export async function exportAll({ url, pid }: BenchedProduct, member: Member, format: string): Promise<Exported> {
  const range = { from: new Date(Date.now() - 100 * DAY_MS), to: new Date(Date.now() + DAY_MS) };
  const begun = performance.now();
  await member.ask(START, { filter: { range }, format });
  let [highestResidentBytes, writerBytes] = [0, 0];
  for (;;) {
    await sleep(LOOK_EVERY_MS);
    highestResidentBytes = Math.max(highestResidentBytes, (await readProcessFigures(url)).residentBytes);
    writerBytes = Math.max(writerBytes, await writerMemory(pid));
    const { exports } = LISTED.parse(await member.ask(LIST, {}));
    const [one] = exports.nodes;
    if (one.error !== null) throw new Error(`The export failed: ${one.error}`);
    if (one.state === "DONE") {
      const seconds = (performance.now() - begun) / 1000;
      return {
        id: one.id,
        format,
        rows: one.rowsDone,
        seconds,
        bytes: one.bytes ?? 0,
        highestResidentBytes,
        writerBytes,
      };
    }
  }
}
