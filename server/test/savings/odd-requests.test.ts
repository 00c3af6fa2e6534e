import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SavingsDesk } from "./savings-desk.js";
import { cleanWorkload, everyNth, MINUTE, type Planted } from "./workloads.js";

let desk: SavingsDesk;

beforeAll(async () => {
  desk = await SavingsDesk.open();
}, 60_000);

afterAll(() => desk.product.stop());

describe("odd requests", () => {
  test("sizes that differ a million times do not end the report", async () => {
    const events = cleanWorkload("giant", 1, 200).map((event, index): Planted => {
      return { ...event, inputTokens: index % 3 === 0 ? 1 : 3_000_000, outputTokens: index % 3 === 0 ? 1 : 900_000 };
    });
    await desk.record(events);
    const { findings, coverage } = await desk.report({ features: ["giant"] });
    expect(coverage.requests).toBe(200);
    expect(findings.map(({ kind }) => kind)).not.toContain("LONG_INPUT");
  });

  test("what repeats a request of unknown cost saves an unknown amount, and none is told", async () => {
    const clean = cleanWorkload("unpriced", 2);
    const cut = everyNth(clean, 20).map((event) => ({ ...event, inputTokens: 7_900, model: "house-model" }));
    const ids = new Set(cut.map(({ noteId }) => noteId));
    const again = cut.map((event, index) => ({
      ...event,
      at: event.at + 3 * MINUTE,
      model: "gemini-2.5-pro",
      inputTokens: 4_000,
      outputTokens: 4_000,
      fingerprint: `half-${index}`,
      requestId: `half-${index}`,
    }));
    await desk.record([...clean.filter(({ noteId }) => !ids.has(noteId)), ...cut, ...again]);
    const { findings, high, coverage } = await desk.report({ features: ["unpriced"] });
    expect(coverage.unpricedRequests).toBe(cut.length);
    expect(findings).toEqual([]);
    expect(high).toBe("0");
  });
});
