import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import type { RetentionStep } from "../../src/retention/retention-parts.js";
import { DUE, NOW, openRetentionDesk, someUsage, type RetentionDesk } from "./retention-desk.js";

const RUNNER = fileURLToPath(new URL("run-retention.mjs", import.meta.url));

const STEPS: readonly RetentionStep[] = [
  "watched",
  "begun",
  "file written",
  "file stored",
  "manifest stored",
  "written",
  "file compared",
  "verified",
  "locked",
  "archived",
  "identities removed",
  "file seen again",
  "dropped",
];

/** Each step at least once, some in the first month and some in a later one. */
const KILLS = Array.from({ length: 20 }, (_, at) => ({
  step: STEPS[at % STEPS.length] ?? "begun",
  month: DUE[at % DUE.length] ?? "2026-06-01",
}));

let desk: RetentionDesk;

beforeAll(async () => {
  desk = await openRetentionDesk();
});

afterAll(() => desk.close());

/** `began` when it has taken its first step; `ended` with the signal that ended it, or its exit code. */
function runner(...killed: readonly string[]) {
  const child = spawn(process.execPath, [RUNNER, desk.url, desk.folder, NOW.toISOString(), ...killed], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close").then(([code, signal]: (number | string | null)[]) => signal ?? code);
  return { began: Promise.race([once(child.stdout, "data"), ended]), ended };
}

test("two runners of which one is killed, at every step, leave every request in the ledger or in a file, and once", async () => {
  for (const [at, { step, month }] of KILLS.entries()) {
    await desk.reset();
    await desk.recorder.record(someUsage(`round-${at}`, 60));
    await mergeDeltas(desk.pool);
    const sent = await desk.sums();
    const victim = runner(step, month);
    await victim.began;
    const other = runner();
    await desk.recorder.record(someUsage(`late-${at}`, 6));
    expect(await victim.ended).toBe("SIGKILL");
    expect(await other.ended).toBe(0);
    const between = await desk.sums();
    expect(Object.keys(between)).toEqual(Object.keys(sent));
    // What was late for the other is a further part.
    await desk.run();
    expect(await desk.sums()).toEqual(between);
    const { rows } = await desk.pool.query<{ left: number; undropped: number }>(
      `select (select count(*) from token_usage where created_at < '2026-09-01')::int as left,
         (select count(*) from usage_archives where dropped_at is null)::int as undropped`,
    );
    expect({ step, month, ...rows[0] }).toEqual({ step, month, left: 0, undropped: 0 });
  }
}, 300_000);
