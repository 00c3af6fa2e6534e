import { expect, test } from "vitest";
import { Gate } from "./gate.js";

test("two run, the next wait in order, and who finds the queue full is turned away", async () => {
  const gate = new Gate({ atOnce: 2, waiting: 2, refusal: "Too many." });
  const started: number[] = [];
  const finish: (() => void)[] = [];
  const work = (number: number) =>
    gate.run(() => {
      started.push(number);
      return new Promise<number>((resolve) => finish.push(() => resolve(number)));
    });
  const results = [work(1), work(2), work(3), work(4)];
  await expect(work(5)).rejects.toMatchObject({ code: "UNAVAILABLE", message: "Too many." });
  expect(started).toEqual([1, 2]);
  finish[1]?.();
  await results[1];
  await expect.poll(() => started).toEqual([1, 2, 3]);
  finish[0]?.();
  await expect.poll(() => started).toEqual([1, 2, 3, 4]);
  finish.forEach((end) => end());
  expect(await Promise.all(results)).toEqual([1, 2, 3, 4]);
});

test("work that fails makes room", async () => {
  const gate = new Gate({ atOnce: 1, waiting: 0, refusal: "Too many." });
  await expect(gate.run(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await gate.run(() => Promise.resolve("next"))).toBe("next");
});
