import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { BenchOptions } from "../bench-options.js";
import { fillLedger } from "../growth/fill-ledger.js";
import type { Part, PartResult } from "../part.js";
import { tenth, whole } from "../report/format-figure.js";
import { recordSample } from "../rounds/record-sample.js";
import { waitUntilMerged } from "../rounds/wait-until-merged.js";
import { withProduct, type LoadedProduct } from "../with-product.js";
import { ingestUntil, type Ingested } from "./ingest-until.js";
import { Member } from "./member.js";
import {
  COMPARE,
  COST_OF_FILL,
  COUNT_DIFFERENCES,
  INPUT_RATE,
  OUTPUT_RATE,
  PROGRESS,
  SET_PRICES,
} from "./recost-statements.js";

const USERS = 5_000;
const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 500;
const ALONE_MS = 10_000;
const PREVIEW = `query ($scope: RecostScopeInput!) { previewRecost(scope: $scope) { requests changedRequests costAfter pricesVersion } }`;
const APPLY = `mutation ($scope: RecostScopeInput!, $version: String!) {
  applyRecost(scope: $scope, pricesVersion: $version, reason: "bench") { id } }`;
const UNDO = `mutation ($id: ID!) { undoRecost(id: $id, reason: "bench") { id } }`;

interface Progress {
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly changed: number;
  readonly undone: number;
  readonly seconds: number | null;
}

/** Pricing a ledger anew while events arrive as fast as they are taken, against plain SQL. */
export const recost: Part = { run: (options) => withProduct({ dataDir: null }, (loaded) => measure(loaded, options)) };

async function measure(loaded: LoadedProduct, { recostRows }: BenchOptions): Promise<PartResult> {
  const { product, generator, pool } = loaded;
  await recordSample(generator, USERS);
  await waitUntilMerged(pool);
  await fillLedger(product.databaseUrl, { rows: recostRows, users: USERS });
  const fillEnd = new Date(Date.now() - 2 * 3_600_000);
  const costOfFill = await textOf(pool, COST_OF_FILL, [fillEnd]);
  const member = await Member.signIn(product);
  await pool.query(SET_PRICES, [
    JSON.stringify({ input: { base: String(INPUT_RATE) }, output: { base: String(OUTPUT_RATE) } }),
  ]);
  await sleep(5_000); // until the server knows them

  const scope = { range: { from: new Date(Date.now() - 100 * DAY_MS), to: new Date(Date.now() + DAY_MS) } };
  const preview = await timed(() => member.ask(PREVIEW, { scope }));
  const alone = await ingestFor(loaded, ALONE_MS);
  const { applied, during, samples } = await apply(loaded, member, { scope, preview: preview.answer });
  await waitUntilMerged(pool);
  const [compared] = (await pool.query<Record<string, string>>(COMPARE)).rows;
  const differing = await textOf(pool, COUNT_DIFFERENCES, []);
  const undone = await undo(loaded, member, applied.id);
  const restored = (await textOf(pool, COST_OF_FILL, [fillEnd])) === costOfFill;
  return {
    title: `re-cost of ${whole(recostRows)} events while others are recorded`,
    durability: loaded.durability,
    tables: [
      {
        head: ["step", "requests", "seconds", "per second"],
        rows: [
          row("preview", previewed(preview.answer).requests, preview.seconds),
          row("re-cost, recording meanwhile", applied.done, applied.seconds ?? Number.NaN),
          row("undo, alone", undone.undone, undone.tookSeconds),
          row("recording alone, batches of 100", alone.events, alone.seconds),
          row("recording during the re-cost", during.events, during.seconds),
        ],
      },
      { head: ["total", "pico-USD"], rows: Object.entries(compared ?? {}) },
      {
        head: ["check", "result"],
        rows: [
          ["days and models whose rollup differs from plain SQL", differing],
          ["cost of the fill after the undo is what it was before", String(restored)],
        ],
      },
    ],
    samples: { preview, alone, during, applied, undone, samples, compared },
  };
}

async function apply(
  { generator, pool }: LoadedProduct,
  member: Member,
  { scope, preview }: { readonly scope: object; readonly preview: Record<string, unknown> },
) {
  const { pricesVersion } = previewed(preview);
  const { applyRecost } = await member.ask(APPLY, { scope, version: pricesVersion });
  const { id } = applyRecost as { readonly id: string };
  await until(pool, id, ({ state }) => state !== "queued");
  let isOver = false;
  const samples: (readonly [seconds: number, done: number])[] = [];
  const begun = performance.now();
  const watching = until(pool, id, ({ state, done, total }) => {
    const seconds = (performance.now() - begun) / 1_000;
    samples.push([seconds, done]);
    process.stdout.write(`re-cost: ${whole(done)} of ${whole(total)} after ${tenth(seconds)} s\n`);
    isOver = state !== "running";
    return isOver;
  });
  const [during, applied] = await Promise.all([ingestUntil(generator, USERS, () => isOver), watching]);
  if (applied.state !== "done") throw new Error(`The re-cost ended as ${applied.state}.`);
  return { applied: { id, ...applied }, during, samples };
}

async function undo({ pool }: LoadedProduct, member: Member, id: string) {
  await member.ask(UNDO, { id });
  const begun = performance.now();
  const undone = await until(pool, id, ({ state }) => state !== "undoing");
  if (undone.state !== "undone") throw new Error(`The undo ended as ${undone.state}.`);
  return { ...undone, tookSeconds: (performance.now() - begun) / 1_000 };
}

function ingestFor({ generator }: LoadedProduct, forMs: number): Promise<Ingested> {
  const end = performance.now() + forMs;
  return ingestUntil(generator, USERS, () => performance.now() >= end);
}

async function until(pool: pg.Pool, id: string, isIt: (progress: Progress) => boolean): Promise<Progress> {
  for (;;) {
    const { rows } = await pool.query<Progress>(PROGRESS, [id]);
    const [progress] = rows;
    if (progress === undefined) throw new Error("The re-cost is gone.");
    if (isIt(progress)) return progress;
    await sleep(LOOK_EVERY_MS);
  }
}

async function timed<Answer>(
  work: () => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly seconds: number }> {
  const begun = performance.now();
  const answer = await work();
  return { answer, seconds: (performance.now() - begun) / 1_000 };
}

function previewed(answer: Record<string, unknown>): { readonly pricesVersion: string; readonly requests: number } {
  return answer.previewRecost as { pricesVersion: string; requests: number };
}

async function textOf(pool: pg.Pool, statement: string, values: unknown[]): Promise<string> {
  const { rows } = await pool.query<Record<string, unknown>>(statement, values);
  return String(Object.values(rows[0] ?? {})[0]);
}

function row(step: string, requests: number, seconds: number): string[] {
  return [step, whole(requests), tenth(seconds), whole(requests / seconds)];
}
