import { createTokenledger, type Problem } from "@tokenledger/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { API_KEY, type Product, startProduct } from "../api/start-product.js";

let product: Product;
const problems: Problem[] = [];
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

function connect(key = API_KEY) {
  return createTokenledger({ url: product.url, key, onProblem: (problem) => void problems.push(problem) });
}

async function rows(): Promise<Record<string, unknown>[]> {
  const { rows: stored } = await product.sql.query(
    "select event_id = 'a' as is_own_id, usage_state, status, total_tokens from token_usage order by 1 desc",
  );
  return stored;
}

test("what a host records arrives once, and what the server refuses is told", async () => {
  const ledger = connect();
  const event = { provider: "google", model: "gemini-2.5-flash" };
  const usage = { promptTokenCount: 10, candidatesTokenCount: 5, totalTokenCount: 15 };
  const time = new Date().toISOString();
  ledger.record([
    { ...event, id: "a", time, usage },
    { ...event, id: "b", inputTokens: -1 },
    { ...event, id: "a", time, usage },
  ]);
  await ledger.track(() => Promise.reject(new Error("429")), { ...event, userId: "minji" }).catch(() => undefined);
  expect(await ledger.close()).toEqual({ pending: 0 });
  expect(ledger.stats()).toMatchObject({ delivered: 3, duplicates: 1, rejected: 1, dropped: 0 });
  expect(problems).toEqual([
    expect.objectContaining({ kind: "REJECTED", rejected: [expect.objectContaining({ id: "b" })] }),
  ]);
  expect(await rows()).toEqual([
    { is_own_id: true, usage_state: "reported", status: "ok", total_tokens: "15" },
    { is_own_id: false, usage_state: "missing", status: "error", total_tokens: null },
  ]);
});

test("a host asks before a call, and gives back what it does not need", async () => {
  const ledger = connect();
  const allowance = await ledger.checkAllowance({ userId: "minji", inputTokens: 100, outputTokens: 50 });
  expect(allowance).toMatchObject({ allowed: true, code: null, remaining: [] });
  expect(await ledger.releaseAllowance(allowance.reservationId ?? "0198a5c2-5f0e-4d3b-9c1a-2b7e6f8d9a10")).toBeTypeOf(
    "boolean",
  );
  const wrong = { userId: "minji", inputTokens: -1, outputTokens: 50 };
  await expect(ledger.checkAllowance(wrong)).rejects.toMatchObject({ name: "TokenledgerError", status: 400 });
});

test("a wrong key is told by name", async () => {
  const ledger = connect("tl_wrong");
  await expect(ledger.send([{ id: "c", provider: "google", model: "m" }])).rejects.toMatchObject({ status: 401 });
  ledger.record({ provider: "google", model: "m" });
  expect(await ledger.close(200)).toEqual({ pending: 1 });
  expect(problems.map(({ kind }) => kind)).toContain("KEY_REFUSED");
});
