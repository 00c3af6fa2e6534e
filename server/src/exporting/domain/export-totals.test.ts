import { pico } from "@tokenledger/model/money";
import { expect, test } from "vitest";
import { addEvents, NO_ROWS, readTotals, writeTotals, type SummedEvent } from "./export-totals.js";

const event = (told: Partial<SummedEvent>): SummedEvent => ({
  inputTokens: null,
  cachedInputTokens: null,
  cacheWriteTokens: null,
  outputTokens: null,
  reasoningTokens: null,
  totalTokens: null,
  cost: null,
  ...told,
});

test("costs add up to the pico-dollar, and what is unknown is counted, not zero", () => {
  const totals = addEvents(addEvents(NO_ROWS, [event({ cost: "0.1", inputTokens: 5 })]), [
    event({ cost: "0.000000000002", inputTokens: 7, totalTokens: 9 }),
    event({}),
  ]);
  expect(totals).toEqual({
    ...NO_ROWS,
    rows: 3,
    unpricedRows: 1,
    cost: pico(100_000_000_002n),
    inputTokens: 12,
    totalTokens: 9,
  });
  expect(writeTotals(totals)).toMatchObject({ rows: 3, unpricedRows: 1, cost: "0.100000000002", inputTokens: 12 });
  expect(readTotals(writeTotals(totals))).toEqual(totals);
});
