import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SavingsDesk } from "./savings-desk.js";
import { cleanWorkload, costOf, DAY, END, everyNth, LITE, MINUTE, type Planted, START, totalOf } from "./workloads.js";

let desk: SavingsDesk;

beforeAll(async () => {
  desk = await SavingsDesk.open();
}, 60_000);

afterAll(() => desk.product.stop());

function again(events: readonly Planted[], name: string): readonly Planted[] {
  return events.map((event, index) => ({ ...event, at: event.at + 20 * MINUTE, requestId: `${name}-${index}` }));
}

describe("overlapping waste", () => {
  test("a request that is identical and about the same note is told once", async () => {
    const clean = cleanWorkload("both", 1);
    const repeated = again(everyNth(clean, 4), "both-again");
    await desk.record([...clean, ...repeated]);
    const { findings, high } = await desk.report({ features: ["both"] });
    expect(findings.map(({ kind }) => kind)).toEqual(["IDENTICAL_REQUESTS"]);
    expect(Number(high)).toBeCloseTo(totalOf(repeated), 6);
  });

  test("a note that is summarised again hours later is no certain saving, whatever else came without a fingerprint", async () => {
    const clean = cleanWorkload("late", 4, 1_500).map(({ at, provider, model, inputTokens, outputTokens }, index) => {
      const noteId = `late-${index}`;
      return { at, feature: "late", provider, model, inputTokens, outputTokens, noteId, requestId: noteId };
    });
    const repeated = everyNth(clean, 4)
      .map((event) => ({ ...event, at: event.at + 300 * MINUTE, requestId: `${event.requestId}-again` }))
      .filter(({ at }) => at < END);
    await desk.record([...clean, ...repeated]);
    const { findings } = await desk.report({ features: ["late"] });
    expect(findings.map(({ kind, low }) => [kind, low])).toEqual([["RESUMMARISED_NOTES", "0"]]);
    expect(Number(findings[0]?.high)).toBeCloseTo(totalOf(repeated), 6);
  });

  test("what is not needed is not made cheaper as well", async () => {
    const clean = cleanWorkload("removed", 2);
    const dear = everyNth(clean, 2);
    const cheap = clean.filter((_, index) => index % 2 === 1).map((event) => ({ ...event, model: LITE.model }));
    const repeated = again(everyNth(dear, 2), "removed-again");
    await desk.record([...dear, ...cheap, ...repeated]);
    const { findings, low, high } = await desk.report({ features: ["removed"] });
    expect(findings.map(({ kind }) => kind).toSorted()).toEqual(["CHEAPER_MODEL", "IDENTICAL_REQUESTS"]);
    const before = totalOf([...dear, ...repeated]);
    const after = dear.reduce((sum, event) => sum + costOf(event, LITE), 0);
    expect(Number(high) / (before - after)).toBeGreaterThan(0.98);
    expect(Number(high) / (before - after)).toBeLessThan(1.02);
    const each = findings.reduce((sum, finding) => sum + Number(finding.high), 0);
    expect(each).toBeGreaterThan(1.1 * Number(high));
    expect(Number(low)).toBeLessThan(Number(high));
  });

  test("two ways to make the same requests cheaper count once, the better one", async () => {
    const constant = cleanWorkload("twice", 3).map((event, index) => ({
      ...event,
      at: START + DAY + index * MINUTE,
      inputTokens: 6_000,
      outputTokens: 60,
      noteId: `twice-${index}`,
      fingerprint: `twice-${index}`,
      requestId: `twice-${index}`,
    }));
    const events = constant.map((event, index) => (index % 2 === 0 ? event : { ...event, model: LITE.model }));
    await desk.record(events);
    const { findings, high } = await desk.report({ features: ["twice"] });
    expect(findings.map(({ kind }) => kind)).toContain("CHEAPER_MODEL");
    expect(findings.map(({ kind }) => kind)).toContain("CACHEABLE_PREFIX");
    const best = Math.max(
      ...findings.filter(({ subject }) => subject.model !== LITE.model).map((finding) => Number(finding.high)),
    );
    const ofLite = findings.filter(({ subject }) => subject.model === LITE.model);
    const total = best + ofLite.reduce((sum, finding) => sum + Number(finding.high), 0);
    expect(Number(high)).toBeCloseTo(total, 9);
  });
});
