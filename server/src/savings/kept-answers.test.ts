import { expect, test } from "vitest";
import { KeptAnswers } from "./kept-answers.js";

const at = (ms: number) => new Date(1_000_000 + ms);

function counting() {
  const kept = new KeptAnswers<number>({ forMs: () => 100, most: 2 });
  let worked = 0;
  return {
    ask: (key: string, ms: number, more: { stamp?: string; atMostMs?: number } = {}) =>
      kept.get({ key, now: at(ms), stamp: "as before", ...more }, async () => (worked += 1)),
  };
}

test("the same question at the same time is worked out once", async () => {
  const { ask } = counting();
  expect(await Promise.all([ask("a", 0), ask("a", 0), ask("b", 0)])).toEqual([1, 1, 2]);
});

test("an answer is kept for its time, and not a millisecond longer", async () => {
  const { ask } = counting();
  expect([await ask("a", 0), await ask("a", 99), await ask("a", 100)]).toEqual([1, 1, 2]);
});

test("another stamp ends what was kept", async () => {
  const { ask } = counting();
  expect([await ask("a", 0), await ask("a", 1, { stamp: "corrected" }), await ask("a", 2)]).toEqual([1, 2, 3]);
});

test("who wants it no older than some time waits for a new one, and all others have that one too", async () => {
  const { ask } = counting();
  expect([await ask("a", 0), await ask("a", 49, { atMostMs: 50 })]).toEqual([1, 1]);
  expect([await ask("a", 50, { atMostMs: 50 }), await ask("a", 60)]).toEqual([2, 2]);
});

test("what is not to be kept is told to those who ask meanwhile, and no more", async () => {
  const kept = new KeptAnswers<number>({ forMs: (answer) => (answer === 1 ? 0 : 100), most: 2 });
  let worked = 0;
  const ask = () => kept.get({ key: "a", stamp: "", now: at(0) }, async () => (worked += 1));
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
  expect([await ask(), await ask()]).toEqual([2, 2]);
});

test("the oldest are forgotten", async () => {
  const { ask } = counting();
  await Promise.all([ask("a", 0), ask("b", 0), ask("c", 0)]);
  expect([await ask("c", 0), await ask("a", 0)]).toEqual([3, 4]);
});

test("a failure is told to all who wait, and not kept", async () => {
  const kept = new KeptAnswers<string>({ forMs: () => 100, most: 2 });
  const fail = () => Promise.reject(new Error("away"));
  const asked = { key: "a", stamp: "", now: at(0) };
  const both = [kept.get(asked, fail), kept.get(asked, fail)];
  for (const answer of both) await expect(answer).rejects.toThrow("away");
  expect(await kept.get({ ...asked, now: at(1) }, () => Promise.resolve("back"))).toBe("back");
});
