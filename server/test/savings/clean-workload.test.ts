import { afterAll, beforeAll, expect, test } from "vitest";
import { SavingsDesk } from "./savings-desk.js";
import { cleanWorkload, costOf, livelyWorkload, MINUTE } from "./workloads.js";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

let desk: SavingsDesk;

beforeAll(async () => {
  desk = await SavingsDesk.open();
  for (const seed of SEEDS) {
    await desk.record(livelyWorkload(`lively-${seed}`, seed));
    await desk.record(cleanWorkload(`clean-${seed}`, seed));
  }
}, 120_000);

afterAll(() => desk.product.stop());

test.each(SEEDS.flatMap((seed) => [`lively-${seed}`, `clean-${seed}`]))(
  "%s, a clean workload, has nothing to save",
  async (feature) => {
    const { findings, low, high, checked, cost } = await desk.report({ features: [feature] });
    expect(findings).toEqual([]);
    expect([low, high]).toEqual(["0", "0"]);
    expect(Number(cost)).toBeGreaterThan(0.5);
    expect(checked).toHaveLength(11);
    expect(checked.filter(({ skipped }) => skipped !== null)).toEqual([]);
  },
);

test("all clean workloads together have nothing to save", async () => {
  expect((await desk.report()).findings).toEqual([]);
});

test("too few requests and missing fields are told, not taken for nothing found", async () => {
  const bare = cleanWorkload("bare", 30, 150).map(({ noteId: _note, fingerprint: _print, ...event }) => event);
  await desk.record([...bare, ...cleanWorkload("few", 31, 20)]);
  const skippedOf = async (feature: string) =>
    Object.fromEntries(
      (await desk.report({ features: [feature] })).checked.map(({ kind, skipped }) => [kind, skipped]),
    );
  expect(await skippedOf("bare")).toMatchObject({
    IDENTICAL_REQUESTS: "NO_FINGERPRINTS",
    RESUMMARISED_NOTES: "NO_NOTES",
  });
  expect(await skippedOf("few")).toMatchObject({
    IDENTICAL_REQUESTS: "TOO_FEW_REQUESTS",
    CHEAPER_MODEL: "TOO_FEW_REQUESTS",
  });
});

test("requests without a known price are left out of every amount, and said", async () => {
  const clean = cleanWorkload("unknown", 40, 400).map((event) => ({ ...event, provider: "house", model: "house-1" }));
  const again = clean.map((event, index) => ({
    ...event,
    at: event.at + 20 * MINUTE,
    requestId: `unknown-again-${index}`,
  }));
  const priced = cleanWorkload("unknown", 41, 400).map((event, index) => ({
    ...event,
    fingerprint: `priced-${index}`,
    noteId: `p-${index}`,
  }));
  const pricedAgain = priced.map((event, index) => ({
    ...event,
    at: event.at + 20 * MINUTE,
    requestId: `p-again-${index}`,
  }));
  await desk.record([...clean, ...again, ...priced, ...pricedAgain]);
  const { findings, coverage } = await desk.report({ features: ["unknown"] });
  expect(coverage).toEqual({ requests: 1_600, unpricedRequests: 800 });
  const [found] = findings;
  expect(found).toMatchObject({ kind: "IDENTICAL_REQUESTS", requests: 800 });
  expect(found?.facts).toContainEqual({ name: "unpriced", value: "400", text: null });
  const known = pricedAgain.reduce((sum, event) => sum + costOf(event), 0);
  expect(Number(found?.high)).toBeCloseTo(known, 6);
});
