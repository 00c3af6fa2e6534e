import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { startDayProgress } from "./verify-progress.js";

const DAYS = ["2026-11-20", "2026-11-24", "2026-11-25"];

function collecting() {
  const stderr = new PassThrough().setEncoding("utf8");
  let text = "";
  stderr.on("data", (chunk: string) => (text += chunk));
  return { stderr, text: () => text };
}

test("how much there is to compare is said at once", async () => {
  const { stderr, text } = collecting();
  using progress = startDayProgress(DAYS, stderr);
  await expect.poll(text).toBe("Comparing 3 days, 2026-11-20 to 2026-11-25 …\n");
  progress.advance();
  expect(text()).not.toContain("compared");
});

test("while a day takes long, it is said how far it is", async () => {
  const { stderr, text } = collecting();
  using progress = startDayProgress(DAYS, stderr, 1);
  await expect.poll(text).toContain("0 of 3 days compared, now 2026-11-20 …\n");
  progress.advance();
  await expect.poll(text).toContain("1 of 3 days compared, now 2026-11-24 …\n");
});

test("a ledger without a day has nothing to tell", async () => {
  const { stderr, text } = collecting();
  startDayProgress([], stderr)[Symbol.dispose]();
  stderr.end();
  await expect.poll(() => stderr.readableEnded).toBe(true);
  expect(text()).toBe("");
});
