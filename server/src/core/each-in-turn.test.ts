import pino from "pino";
import { expect, test } from "vitest";
import { eachInTurn } from "./each-in-turn.js";

const ITEMS = [1, 2, 3, 4].map((id) => ({ id }));

function turns(isEnding = () => false) {
  const logged: string[] = [];
  const logger = pino({ base: null }, { write: (line: string) => logged.push(line) });
  return { logged, of: { what: "report", logger, isEnding } };
}

test("what is done for each is counted", async () => {
  expect(await eachInTurn(ITEMS, turns().of, ({ id }) => Promise.resolve(id))).toBe(10);
});

test("one that fails is logged by its id, and fails all once the others had their turn", async () => {
  const { logged, of } = turns();
  const had: number[] = [];
  const act = async ({ id }: { readonly id: number }) => {
    had.push(id);
    if (id % 2 === 1) throw new Error("broken");
    return Promise.resolve(1);
  };
  await expect(eachInTurn(ITEMS, of, act)).rejects.toThrow("of reports, 2 failed");
  expect(had).toEqual([1, 2, 3, 4]);
  expect(logged.map((line) => JSON.parse(line) as object)).toMatchObject([{ report: 1 }, { report: 3 }]);
});

test("who is ending leaves what is left", async () => {
  let had = 0;
  expect(await eachInTurn(ITEMS, turns(() => had === 2).of, () => Promise.resolve((had += 1)))).toBe(3);
});
