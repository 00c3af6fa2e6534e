import { expect, test } from "vitest";
import { KeptAnswers } from "./kept-answers.js";

const at = (ms: number) => new Date(1_000_000 + ms);

function counting() {
  const kept = new KeptAnswers<number>({ forMs: 100, most: 2 });
  let worked = 0;
  return { ask: (key: string, ms: number) => kept.get(key, at(ms), async () => (worked += 1)) };
}

test("the same question at the same time is worked out once", async () => {
  const { ask } = counting();
  expect(await Promise.all([ask("a", 0), ask("a", 0), ask("b", 0)])).toEqual([1, 1, 2]);
});

test("an answer is kept for its time, and not a millisecond longer", async () => {
  const { ask } = counting();
  expect([await ask("a", 0), await ask("a", 99), await ask("a", 100)]).toEqual([1, 1, 2]);
});

test("the oldest are forgotten", async () => {
  const { ask } = counting();
  await Promise.all([ask("a", 0), ask("b", 0), ask("c", 0)]);
  expect([await ask("c", 0), await ask("a", 0)]).toEqual([3, 4]);
});

test("a failure is told to all who wait, and not kept", async () => {
  const kept = new KeptAnswers<string>({ forMs: 100, most: 2 });
  const fail = () => Promise.reject(new Error("away"));
  const both = [kept.get("a", at(0), fail), kept.get("a", at(0), fail)];
  for (const answer of both) await expect(answer).rejects.toThrow("away");
  expect(await kept.get("a", at(1), () => Promise.resolve("back"))).toBe("back");
});
