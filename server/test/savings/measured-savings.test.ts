import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { permissionsOfRole, Role } from "../../src/access/permission.js";
import type { RequestContext } from "../../src/access/request-context.js";
import { FindingKind } from "../../src/savings/domain/finding.js";
import { SuggestionStatus } from "../../src/savings/domain/suggestion-status.js";
import { SavingsService } from "../../src/savings/savings.service.js";
import { memberWith } from "../analytics/asking.js";
import { SavingsDesk } from "./savings-desk.js";
import { cleanWorkload, costOf, DAY, LITE, MINUTE, type Planted, START, totalOf } from "./workloads.js";

/** Waste until the tenth day, a remedy from then on; the window before it is 30 days that begin earlier. */
const APPLIED = Math.ceil((START + 20 * DAY) / (15 * MINUTE)) * 15 * MINUTE;
const LATER = APPLIED + 7 * DAY;

let desk: SavingsDesk;

/** Twice the traffic after it was applied: half of a clean workload's requests before. */
function twoTimes(feature: string, seed: number): readonly Planted[] {
  const early = cleanWorkload(feature, seed, 800).map((event) => ({ ...event, at: event.at - 10 * DAY }));
  const before = early.filter(({ at }) => at < APPLIED);
  const after = cleanWorkload(`${feature}-later`, seed + 1, 1_600)
    .filter(({ at }) => at >= APPLIED && at < LATER)
    .map((event) => ({ ...event, feature }));
  return [...before, ...after];
}

function again(events: readonly Planted[], every: number): readonly Planted[] {
  return events
    .filter((_, index) => index % every === 0)
    .map((event) => ({ ...event, at: event.at + 10 * MINUTE, requestId: `${event.requestId}-again` }))
    .filter(({ at }) => at < LATER);
}

const repeated = twoTimes("repeated", 50);
const repeatedBefore = repeated.filter(({ at }) => at < APPLIED - 30 * MINUTE);
const repeatedAfter = repeated.filter(({ at }) => at >= APPLIED);
/** A third before, a twelfth afterwards: the remedy does not reach every client. */
const repetitions = { before: again(repeatedBefore, 3), after: again(repeatedAfter, 12) };

const tagged = twoTimes("tagged", 60).map((event, index) => ({ ...event, outputTokens: 40 + (index % 9) }));

/** Half of it of one app user, the rest of nobody. */
const mixed = twoTimes("mixed", 80).map((event, index) => (index % 2 === 0 ? event : { ...event, userId: "somebody" }));
const OF_NOBODY = { features: ["mixed"], userIds: ["0"] };

beforeAll(async () => {
  desk = await SavingsDesk.open();
  await desk.record([...repeated, ...repetitions.before, ...repetitions.after]);
  await desk.record(tagged.map((event) => (event.at < APPLIED ? event : { ...event, model: LITE.model })));
  await desk.record([
    ...mixed,
    ...again(
      mixed.filter(({ at }) => at < APPLIED - 30 * MINUTE),
      3,
    ),
  ]);
  await desk.record(cleanWorkload("other", 70));
}, 120_000);

afterAll(() => desk.product.stop());

function serviceAt(time: number): { readonly context: RequestContext; readonly service: SavingsService } {
  const em = desk.product.container.orm.em.fork();
  const viewer = { ...memberWith(Role.ADMIN), permissions: permissionsOfRole(Role.ADMIN) };
  return { context: { em, viewer, clock: () => new Date(time), http: null }, service: new SavingsService() };
}

const MONTH_BEFORE = { range: { from: new Date(APPLIED - 30 * DAY), to: new Date(APPLIED) } };

async function apply(feature: string, kind: FindingKind): Promise<string> {
  const { context, service } = serviceAt(APPLIED);
  const filter = { ...MONTH_BEFORE, features: [feature] };
  const { findings } = await service.report(context, filter);
  const found = findings.find((finding) => finding.kind === kind);
  if (found === undefined) throw new Error(`${kind} is not found`);
  const marked = await service.mark(context, { id: found.id, status: SuggestionStatus.APPLIED, filter });
  expect(marked).toMatchObject({ status: "APPLIED", appliedAt: new Date(APPLIED) });
  expect(marked.measured).toMatchObject({ after7Days: null, after30Days: null, expectedHigh: found.high });
  return found.id;
}

async function measured(id: string, feature: string, days: number) {
  const { context, service } = serviceAt(APPLIED + days * DAY);
  const range = { from: new Date(APPLIED), to: new Date(APPLIED + days * DAY) };
  const { findings, past } = await service.report(context, { range, features: [feature] });
  const finding = [...findings, ...past].find((candidate) => candidate.id === id);
  return finding?.measured ?? null;
}

async function findingOf(
  filter: object,
  kind: FindingKind,
): Promise<{ readonly id: string; readonly low: string; readonly high: string }> {
  const { context, service } = serviceAt(APPLIED);
  const { findings } = await service.report(context, { ...MONTH_BEFORE, ...filter });
  const found = findings.find((finding) => finding.kind === kind);
  if (found === undefined) throw new Error(`${kind} is not found`);
  return found;
}

const perMonth = (usd: number, days: number) => (usd * 30) / days;

describe("an applied suggestion", () => {
  test("is not measured before seven days are over, and says from when", async () => {
    const id = await apply("repeated", FindingKind.IDENTICAL_REQUESTS);
    const early = await measured(id, "repeated", 6.9);
    expect(early).toMatchObject({ measure: "WASTE_SHARE", after7Days: null, after30Days: null });
    const knownFrom = early?.knownFrom.getTime() ?? 0;
    expect(knownFrom - APPLIED).toBe(7 * DAY + 15 * MINUTE);
  }, 60_000);

  test("that leaves requests out saved the waste that would have come with the traffic since", async () => {
    const { service, context } = serviceAt(APPLIED);
    const { findings } = await service.report(context, { ...MONTH_BEFORE, features: ["repeated"] });
    const id = findings.find(({ kind }) => kind === FindingKind.IDENTICAL_REQUESTS)?.id ?? "";
    const told = await measured(id, "repeated", 8);
    const needed = [totalOf(repeatedBefore.filter(({ at }) => at >= APPLIED - 30 * DAY)), totalOf(repeatedAfter)];
    const wasteBefore = totalOf(repetitions.before.filter(({ at }) => at >= APPLIED - 30 * DAY));
    const would = ((needed[1] ?? 0) * wasteBefore) / (needed[0] ?? 1);
    const saved = perMonth(would - totalOf(repetitions.after), 7);
    expect(Number(told?.after7Days?.saved) / saved).toBeGreaterThan(0.95);
    expect(Number(told?.after7Days?.saved) / saved).toBeLessThan(1.05);
    expect(Number(told?.after7Days?.expectedHigh)).toBeGreaterThan(1.5 * Number(told?.expectedHigh));
    expect(told?.after30Days).toBeNull();
  }, 60_000);

  test("that makes requests cheaper saved the difference of what one costs, though its model is gone", async () => {
    const id = await apply("tagged", FindingKind.CHEAPER_MODEL);
    const told = await measured(id, "tagged", 8);
    const since = tagged.filter(({ at }) => at >= APPLIED + 15 * MINUTE && at < APPLIED + 7 * DAY + 15 * MINUTE);
    const before = tagged.filter(({ at }) => at >= APPLIED - 30 * DAY && at < APPLIED);
    const spent = since.reduce((sum, event) => sum + costOf(event, LITE), 0);
    const saved = perMonth((totalOf(before) / before.length) * since.length - spent, 7);
    expect(told?.measure).toBe("COST_PER_SUCCESS");
    expect(Number(told?.after7Days?.saved) / saved).toBeGreaterThan(0.99);
    expect(Number(told?.after7Days?.saved) / saved).toBeLessThan(1.01);
    expect(told?.after7Days?.requests).toBe(since.length);
  }, 60_000);

  test("is told as pending while it is measured, and measured for who asks next", async () => {
    const id = await apply("tagged", FindingKind.CHEAPER_MODEL);
    const { context } = serviceAt(APPLIED + 8 * DAY);
    const service = new SavingsService(0);
    const ask = async () => {
      const { findings, past } = await service.report(context, { ...MONTH_BEFORE, features: ["tagged"] });
      return [...findings, ...past].find((finding) => finding.id === id)?.measured ?? null;
    };
    expect(await ask()).toMatchObject({ isPending: true, after7Days: null });
    await expect.poll(ask).toMatchObject({ isPending: false, after7Days: { requests: expect.any(Number) as number } });
  }, 60_000);

  test("in a report of some app users is expected to save what its whole feature would", async () => {
    const whole = await findingOf({ features: ["mixed"] }, FindingKind.IDENTICAL_REQUESTS);
    const part = await findingOf(OF_NOBODY, FindingKind.IDENTICAL_REQUESTS);
    expect(Number(part.high)).toBeLessThan(0.9 * Number(whole.high));
    const { context, service } = serviceAt(APPLIED);
    const filter = { ...MONTH_BEFORE, ...OF_NOBODY };
    const marked = await service.mark(context, { id: part.id, status: SuggestionStatus.APPLIED, filter });
    expect(marked.high).toBe(part.high);
    expect(marked.measured).toMatchObject({ expectedLow: whole.low, expectedHigh: whole.high });
  }, 60_000);
});
