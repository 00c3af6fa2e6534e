import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { type Product, startProduct } from "../api/start-product.js";

/** What is older is history, which needs another way in. */
const HISTORY_DAYS = 33;
const FORECAST = /* GraphQL */ `
  query Forecast(
    $filter: UsageFilterInput!
    $meter: Meter! = REQUESTS
    $period: ForecastPeriod! = MONTH
    $limit: Decimal!
  ) {
    usageForecast(filter: $filter, meter: $meter, period: $period) {
      meter
      period
      range {
        from
        to
        timezone
      }
      soFar
      point
      low
      high
      usualToday
      notEnoughData
      historyDays
      neededDays
      method
      backtestError
      backtests
      outliers
      days {
        start
        point
        low
        high
      }
      crossing(limit: $limit) {
        at
        likely
        chance
      }
    }
  }
`;
const MONTH = { range: { preset: "lastmonth" } };

let product: Product;
let keys: { steady: string; fresh: string };

beforeAll(async () => {
  product = await startProduct();
  const { rows } = await product.sql.query<{ id: number }>(
    "insert into projects (name) values ('steady'), ('fresh') returning id",
  );
  const [steady, fresh] = await Promise.all(
    rows.map(({ id }) =>
      product.container.apiKeys.issue(product.container.orm.em.fork(), {
        projectId: id,
        name: `of ${id}`,
        scopes: ["ingest", "read", "admin"],
      }),
    ),
  );
  keys = { steady: steady ?? "", fresh: fresh ?? "" };
  await post(keys.steady, (day) => day <= HISTORY_DAYS);
  await post(keys.fresh, (day) => day <= 3);
});

afterAll(() => product.stop());

/** Four requests in each of the last days, in every six hours. */
async function post(key: string, isUsed: (daysAgo: number) => boolean): Promise<void> {
  const now = Date.now();
  const events = Array.from({ length: (HISTORY_DAYS + 1) * 4 }, (_, index) => ({ index, daysAgo: index / 4 }))
    .filter(({ daysAgo }) => isUsed(daysAgo))
    .map(({ index, daysAgo }) => ({
      id: `f-${index}`,
      time: new Date(now - daysAgo * 86_400_000).toISOString(),
      provider: "google",
      model: "gemini-2.5-flash",
      feature: "summary",
      inputTokens: 1_000,
      outputTokens: 100,
    }));
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}` },
    body: JSON.stringify({ events }),
  });
  expect(await response.json()).toMatchObject({ accepted: events.length, rejected: [] });
}

async function forecast(key: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { data, errors } = await ask(product, FORECAST, {
    variables: { filter: MONTH, limit: "1000000", ...variables },
    headers: { Authorization: `Bearer ${key}` },
  });
  expect(errors).toEqual([]);
  return data?.usageForecast as Record<string, unknown>;
}

describe("a project with a month of steady days", () => {
  test.each(["DAY", "WEEK", "MONTH"])(
    "is told what the running %s comes to, about four requests a day",
    async (period) => {
      const answer = await forecast(keys.steady, { period });
      const { from, to } = answer.range as { from: string; to: string };
      const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
      expect(Number(answer.point)).toBeGreaterThanOrEqual(days * 4 - 2);
      expect(Number(answer.point)).toBeLessThanOrEqual(days * 4 + 2);
      expect(answer).toMatchObject({
        period,
        meter: "REQUESTS",
        method: "WEEKDAY_BLEND",
        notEnoughData: null,
        historyDays: HISTORY_DAYS - 1,
        neededDays: 14,
        outliers: [],
        crossing: { at: null, likely: false, chance: "UNLIKELY" },
      });
    },
  );

  test("the bounds hold the point, which is not below what there is", async () => {
    for (const meter of ["COST", "TOKENS", "INPUT_TOKENS", "OUTPUT_TOKENS", "REQUESTS"]) {
      const answer = await forecast(keys.steady, { meter });
      const [soFar, low, point, high] = [answer.soFar, answer.low, answer.point, answer.high].map(Number);
      expect(soFar).toBeGreaterThan(0);
      expect(low).toBeGreaterThanOrEqual(soFar ?? 0);
      expect(point).toBeGreaterThanOrEqual(low ?? 0);
      expect(high).toBeGreaterThanOrEqual(point ?? 0);
    }
  });

  test("so far is what the totals of the running month have, in any zone", async () => {
    for (const timezone of ["UTC", "Asia/Seoul", "America/St_Johns", "Pacific/Apia"]) {
      const { data } = await ask(
        product,
        "query ($filter: UsageFilterInput!) { usageTotals(filter: $filter) { cost totalTokens } }",
        {
          variables: { filter: { range: { preset: "mtd" }, timezone } },
          headers: { Authorization: `Bearer ${keys.steady}` },
        },
      );
      const totals = data?.usageTotals as { cost: string; totalTokens: string };
      const filter = { ...MONTH, timezone };
      expect(await forecast(keys.steady, { filter, meter: "COST" })).toMatchObject({ soFar: totals.cost });
      expect(await forecast(keys.steady, { filter, meter: "TOKENS" })).toMatchObject({ soFar: totals.totalTokens });
    }
  });

  test.each(["DAY", "WEEK", "MONTH"])(
    "of the running %s, today usually has one request in six hours",
    async (period) => {
      const { usualToday } = await forecast(keys.steady, { period, filter: { ...MONTH, timezone: "UTC" } });
      const sixHours = Math.floor(new Date().getUTCHours() / 6);
      expect(Number(usualToday)).toBeGreaterThanOrEqual(sixHours);
      expect(Number(usualToday)).toBeLessThanOrEqual(sixHours + 1);
    },
  );

  test("a limit below the point is crossed before the period ends", async () => {
    const { soFar, point, range, crossing } = await forecast(keys.steady, { period: "WEEK", limit: "0" });
    expect(crossing).toEqual({ at: null, likely: true, chance: "REACHED" });
    const answer = await forecast(keys.steady, { period: "WEEK", limit: String(Number(soFar) + 1) });
    const { at, likely } = answer.crossing as { at: string | null; likely: boolean };
    expect(likely).toBe(Number(point) > Number(soFar));
    expect(at !== null).toBe(likely);
    expect(Date.parse(at ?? "2000-01-01")).toBeLessThanOrEqual(Date.parse((range as { to: string }).to));
  });

  test("a filter that selects nothing has no usage to go by", async () => {
    expect(await forecast(keys.steady, { filter: { ...MONTH, models: ["no such model"] } })).toMatchObject({
      soFar: "0",
      point: null,
      usualToday: null,
      notEnoughData: "NO_USAGE",
      days: [],
      crossing: null,
    });
  });
});

test("after three days there is no guess, but a number of days that are needed", async () => {
  expect(await forecast(keys.fresh, {})).toMatchObject({
    point: null,
    low: null,
    high: null,
    usualToday: null,
    notEnoughData: "TOO_FEW_DAYS",
    historyDays: 2,
    neededDays: 14,
    backtests: 0,
    backtestError: null,
  });
});

test.each([
  { meter: "TOKENS", limit: "1.5", expected: "a whole number" },
  { meter: "COST", limit: "-1", expected: "USD of at least 0" },
  { meter: "COST", limit: "0.0000000000001", expected: "at most 12 digits" },
])("a limit of $limit in $meter is refused", async ({ meter, limit, expected }) => {
  const { errors } = await ask(product, FORECAST, {
    variables: { filter: MONTH, meter, limit },
    headers: { Authorization: `Bearer ${keys.steady}` },
  });
  expect(errors[0]?.message).toMatch(/^limit: /);
  expect(errors[0]?.message).toContain(expected);
});

test("who may not see usage is refused", async () => {
  const { errors } = await ask(product, FORECAST, { variables: { filter: MONTH, limit: "1" } });
  expect(errors[0]?.extensions).toMatchObject({ code: "UNAUTHENTICATED" });
});
