import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMember } from "../api/add-member.js";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { DAILY, type Input, recordEvents, refusal, ThresholdDesk } from "./ask-thresholds.js";
import { dateAgo, noonZone } from "./noon-zone.js";

const PREVIEW = `query ($input: ThresholdInput!, $days: Int! = 30, $thresholdId: ID) {
  answer: previewThreshold(input: $input, days: $days, thresholdId: $thresholdId) {
    days crossings perWeek isNoisy periods { start end used crossings } subjects { subject { key label } crossings lastOn }
    affected suggestedLimit reachedNow } }`;

interface Preview {
  readonly crossings: number;
  readonly periods: readonly {
    readonly start: string;
    readonly end: string;
    readonly used: string;
    readonly crossings: number;
  }[];
  readonly subjects: readonly {
    readonly subject: { readonly key: string };
    readonly crossings: number;
    readonly lastOn: string;
  }[];
  readonly [field: string]: unknown;
}

/** Requests by outside id and days ago. */
const PLANTED: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  steady: Object.fromEntries(Array.from({ length: 21 }, (_, day) => [day, 2])),
  seldom: { 3: 12, 10: 5 },
  lately: { 0: 6, 1: 3 },
};

let product: Product;
let admin: ThresholdDesk;
const users = new Map<string, string>();

const preview = (change: Input, days = 30) =>
  admin.get<Preview>(PREVIEW, { input: { ...DAILY, limit: "10", levels: [50, 100], ...change }, days });
const used = ({ periods }: Preview, daysAgo: number) => periods.find(({ start }) => start === dateAgo(daysAgo))?.used;

beforeAll(async () => {
  product = await startProduct({ env: { REPORTING_TIMEZONE: noonZone() } });
  admin = new ThresholdDesk(product, await signInAs(product, ADMIN));
  for (const [userId, days] of Object.entries(PLANTED)) {
    const events = Object.entries(days).flatMap(([day, count]) =>
      Array.from({ length: count }, (_, at) => ({
        id: `${userId}-${day}-${at}`,
        userId,
        feature: userId,
        time: new Date(Date.now() - Number(day) * 86_400_000 - 60_000).toJSON(),
      })),
    );
    await recordEvents(product, events);
    const { rows } = await product.sql.query<{ id: string }>("select max(id)::text as id from app_users");
    users.set(userId, rows[0]?.id ?? "");
  }
});

afterAll(() => product.stop());

describe("previewThreshold", () => {
  test("tells each of the last days, and the levels that would have been reached", async () => {
    const answer = await preview({});
    expect(answer.periods).toHaveLength(30);
    expect(answer.periods[0]).toEqual({ start: dateAgo(29), end: dateAgo(28), used: "0", crossings: 0 });
    // Today 2 + 6, yesterday 2 + 3, three days ago 2 + 12, ten days ago 2 + 5.
    expect([0, 1, 3, 10, 5].map((day) => used(answer, day))).toEqual(["8", "5", "14", "7", "2"]);
    expect(answer).toMatchObject({
      days: 30,
      crossings: 5,
      perWeek: 1.2,
      isNoisy: false,
      affected: 1,
      reachedNow: 1,
      subjects: [],
    });
  });

  test("suggests what 19 of 20 days that are over stay within", async () => {
    // Days with usage: 17 of 2, then 5, 7 and 14; today is not over.
    expect((await preview({})).suggestedLimit).toBe("7");
    expect((await preview({ scope: "FEATURE", subject: "nothing" })).suggestedLimit).toBeNull();
  });

  test("tells a feature, and an app user, from everything", async () => {
    const seldom = await preview({ scope: "FEATURE", subject: "seldom" });
    expect(seldom).toMatchObject({ crossings: 3, affected: 1 });
    expect(seldom.subjects).toEqual([
      { subject: { key: "seldom", label: "seldom" }, crossings: 3, lastOn: dateAgo(3) },
    ]);
    const user = await preview({ scope: "USER", subject: users.get("lately") });
    expect(user).toMatchObject({ crossings: 1, reachedNow: 1 });
    expect(user.subjects).toMatchObject([{ subject: { key: users.get("lately") }, lastOn: dateAgo(0) }]);
  });

  test("of each app user tells who would have been told of, those with most first", async () => {
    const answer = await preview({ scope: "EACH_USER" });
    expect([0, 1, 3, 10, 5].map((day) => used(answer, day))).toEqual(["6", "3", "12", "5", "2"]);
    expect(answer).toMatchObject({ crossings: 4, affected: 2, reachedNow: 1 });
    expect(answer.subjects.map(({ subject, crossings, lastOn }) => [subject.key, crossings, lastOn])).toEqual([
      [users.get("seldom"), 3, dateAgo(3)],
      [users.get("lately"), 1, dateAgo(0)],
    ]);
    // 20 days of 2, and 3, 5 and 12: the one beyond is the 12.
    expect(answer.suggestedLimit).toBe("5");
  });

  test("is the same when what waited is merged", async () => {
    const inputs = [
      {},
      { scope: "EACH_USER" },
      { scope: "EACH_USER", period: "MONTH" },
      { scope: "EACH_USER", period: "WEEK" },
    ];
    const before = await Promise.all(inputs.map((input) => preview(input)));
    expect(await mergeDeltas(product.container.upkeep)).toBeGreaterThan(0);
    expect(await Promise.all(inputs.map((input) => preview(input)))).toEqual(before);
  });

  test("adds up whole months of everything", async () => {
    const { periods } = await preview({ period: "MONTH", limit: "1000" }, 90);
    expect(periods.every(({ start }) => start.endsWith("-01"))).toBe(true);
    expect(periods.reduce((sum, { used: more }) => sum + Number(more), 0)).toBe(68);
  });

  test.each(["WEEK", "MONTH"])("finds the app user with most of each %s", async (period) => {
    const { periods } = await preview({ scope: "EACH_USER", period, limit: "1000" });
    for (const { start, end, used: most } of periods) {
      const sums = Object.values(PLANTED).map((days) =>
        Object.entries(days)
          .filter(([day]) => dateAgo(Number(day)) >= start && dateAgo(Number(day)) < end)
          .reduce((sum, [, count]) => sum + count, 0),
      );
      expect([start, Number(most)]).toEqual([start, Math.max(...sums)]);
    }
  });

  test("begins weeks as the settings say", async () => {
    const weekdays = ({ periods }: Preview) => new Set(periods.map(({ start }) => new Date(start).getUTCDay()));
    expect(weekdays(await preview({ scope: "EACH_USER", period: "WEEK" }))).toEqual(new Set([1]));
    await admin.get("mutation { answer: updateSettings(input: { weekStart: 7 }) { currency } }");
    const answer = await preview({ scope: "EACH_USER", period: "WEEK", limit: "1000" });
    expect(weekdays(answer)).toEqual(new Set([0]));
    expect(answer.periods.reduce((sum, { used: more }) => sum + Number(more), 0)).toBeGreaterThan(0);
    await admin.get("mutation { answer: updateSettings(input: { weekStart: 1 }) { currency } }");
  });

  test("of what there is once tells that one, and nothing of one that is to come", async () => {
    const once = { period: "ONCE", startsOn: dateAgo(10), endsOn: dateAgo(3), limit: "20", levels: [100] };
    const answer = await preview(once);
    expect(answer.periods).toMatchObject([{ start: dateAgo(10), end: dateAgo(2), used: "33", crossings: 1 }]);
    const each = await preview({ ...once, scope: "EACH_USER", limit: "16" });
    expect(each).toMatchObject({ periods: [{ used: "17" }], crossings: 2, affected: 2 });
    expect(each.subjects.map(({ lastOn }) => lastOn).toSorted()).toEqual([dateAgo(3), dateAgo(3)]);
    expect(await preview({ ...once, startsOn: dateAgo(-3), endsOn: dateAgo(-9) })).toMatchObject({
      periods: [],
      crossings: 0,
      suggestedLimit: null,
    });
  });

  test("is noisy beyond ten a week", async () => {
    const levels = [1, 2, 3, 4, 5];
    const answer = await preview({ levels });
    expect(answer).toMatchObject({ crossings: 21 * 5, isNoisy: true });
  });

  test("leaves out of each app user who has their own", async () => {
    const own = await admin.create({ ...DAILY, scope: "USER", subject: users.get("seldom") });
    expect(await preview({ scope: "EACH_USER" })).toMatchObject({ crossings: 1, affected: 1 });
    await admin.delete(own);
  });

  test("of one that is changed counts as reached now only what it did not tell already", async () => {
    const limit = { ...DAILY, limit: "10", levels: [50, 100] };
    const { id: thresholdId } = await admin.create(limit);
    const reachedNow = async (change: Input) => {
      const variables = { input: { ...limit, ...change }, thresholdId };
      return (await admin.get<Preview>(PREVIEW, variables))["reachedNow"];
    };
    // 8 of today: the 50 % was told when it was made.
    expect(await reachedNow({})).toBe(0);
    expect(await reachedNow({ levels: [20, 50, 80, 100] })).toBe(2);
    expect(await reachedNow({ limit: "8" })).toBe(2);
    expect(await reachedNow({ period: "MONTH" })).toBeGreaterThan(0);
    expect(refusal(await admin.send(PREVIEW, { input: limit, thresholdId: "x" }))).toMatchObject({
      code: "BAD_INPUT",
      field: "thresholdId",
    });
  });

  test("tells money in USD, and stores nothing", async () => {
    const before = await admin.list();
    const answer = await preview({ meter: "COST", limit: "0.0001", scope: "FEATURE", subject: "seldom" });
    expect(Number(used(answer, 3))).toBeCloseTo(12 * (100 * 0.3e-6 + 10 * 2.5e-6), 12);
    expect(await admin.list()).toEqual(before);
  });

  test.each([
    { name: "31 days", change: {}, days: 31, field: "days" },
    {
      name: "what has no limit",
      change: { kind: "NO_DATA", meter: null, period: null, limit: null, levels: [], silentMinutes: 9 },
      days: 30,
      field: "kind",
    },
    { name: "levels that fall", change: { levels: [100, 50] }, days: 30, field: "levels" },
  ])("refuses $name, naming the field", async ({ change, days, field }) => {
    const input = { ...DAILY, ...change };
    expect(refusal(await admin.send(PREVIEW, { input, days }))).toMatchObject({ code: "BAD_INPUT", field });
  });

  test("may be asked for by every member", async () => {
    const { headers } = await addMember(product, "ana@example.com", "ANALYST");
    const { errors } = await new ThresholdDesk(product, headers).send(PREVIEW, { input: DAILY });
    expect(errors).toEqual([]);
  });
});
