import { expect, test } from "vitest";
import { readRate, type RateDraft } from "./rate-input";

const draft: RateDraft = { currency: "krw", validOn: "2026-11-23", perUsd: "1,391.70", source: "Bank of Korea" };

test("a rate keeps its digits", () => {
  expect(readRate(draft)).toEqual({
    input: { currency: "KRW", validOn: "2026-11-23", perUsd: "1391.70", source: "Bank of Korea" },
  });
});

test.each<{ name: string; patch: Partial<RateDraft>; key: string; problem: string }>([
  { name: "no currency", patch: { currency: "wons" }, key: "currency", problem: "noCurrency" },
  { name: "the currency of the ledger itself", patch: { currency: "USD" }, key: "currency", problem: "noCurrency" },
  { name: "a day half typed", patch: { validOn: null }, key: "validOn", problem: "missing" },
  { name: "a rate that is none", patch: { perUsd: "1391,7" }, key: "perUsd", problem: "noDecimal" },
  { name: "no source", patch: { source: "" }, key: "source", problem: "missing" },
])("$name is told at its field", ({ patch, key, problem }) => {
  expect(readRate({ ...draft, ...patch })).toEqual({ problems: new Map([[key, problem]]) });
});
