import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { API_KEY } from "../api/start-product.js";
import { SavingsDesk } from "./savings-desk.js";
import { cleanWorkload, DAY, type Planted } from "./workloads.js";

const KEY = { Authorization: `Bearer ${API_KEY}` };
const RANGE = { preset: "30d" };

let desk: SavingsDesk;
let asked = 0;
let feature: string;

beforeAll(async () => {
  desk = await SavingsDesk.open();
}, 60_000);

afterAll(() => desk.product.stop());

beforeEach(() => {
  feature = `feature-${(asked += 1)}`;
});

const report = () => desk.report({ range: RANGE, features: [feature] });

const one = (change: Partial<Planted> = {}): Planted => ({
  at: Date.now() - 1_000,
  feature,
  provider: "google",
  model: "gemini-2.5-flash",
  inputTokens: 1_000,
  outputTokens: 100,
  ...change,
});

test("a report of nothing is not kept: the first request is in the next one", async () => {
  expect((await report()).coverage.requests).toBe(0);
  await desk.record([one()]);
  expect((await report()).coverage.requests).toBe(1);
});

test("what the running day adds waits, and a corrected mistake does not", async () => {
  await desk.record([...cleanWorkload(feature, 3), one({ id: "mistake", inputTokens: 9e14, model: "gemini-2.5-pro" })]);
  const first = await report();
  expect(Number(first.cost)).toBeGreaterThan(1e9);
  await desk.record([one()]);
  expect((await report()).checkedAt).toBe(first.checkedAt);
  const { errors } = await ask(
    desk.product,
    'mutation { correctUsage(eventId: "mistake", correction: { inputTokens: 100, outputTokens: 1 }, reason: "a slip") { id: eventId } }',
    { headers: KEY },
  );
  expect(errors).toEqual([]);
  expect(Number((await report()).cost)).toBeLessThan(1_000);
});

test("a request of a day before ends what was kept", async () => {
  await desk.record(cleanWorkload(feature, 4));
  const { coverage } = await report();
  await desk.record([one({ at: Date.now() - 3 * DAY })]);
  expect((await report()).coverage.requests).toBe(coverage.requests + 1);
});
