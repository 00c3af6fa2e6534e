import { describe, expect, test } from "vitest";
import { applyTick, requestsInRange, type LiveAnswer } from "./apply-tick";
import type { TickAnswer, TickSlice } from "./usage-answer";

const answer: LiveAnswer = {
  totals: {
    requests: 10,
    failedRequests: 1,
    inputTokens: "1000",
    outputTokens: "500",
    totalTokens: "1500",
    cost: "0.1",
    activeUsers: 2,
    coverage: { requests: 10, pricedRequests: 9, freeRequests: 0, unpricedRequests: 1, pricedShare: 0.9 },
    range: { from: "2026-11-21T15:00:00Z", to: "2026-11-23T15:00:00Z", timezone: "Asia/Seoul" },
  },
  series: {
    meter: "COST",
    groupBy: "MODEL",
    grain: "DAY",
    groupCount: 9,
    buckets: [
      { start: "2026-11-21T15:00:00Z", end: "2026-11-22T15:00:00Z", complete: true, label: "2026-11-22" },
      { start: "2026-11-22T15:00:00Z", end: "2026-11-23T15:00:00Z", complete: false, label: "2026-11-23" },
    ],
    series: [
      {
        key: "flash",
        label: "flash",
        values: ["0.02", "0.01"],
        sum: "0.03",
        requests: 4,
        unpricedRequests: 0,
        memberCount: null,
      },
      {
        key: "pro",
        label: "pro",
        values: ["0.04", "0.02"],
        sum: "0.06",
        requests: 4,
        unpricedRequests: 0,
        memberCount: null,
      },
      {
        key: "OTHER",
        label: "OTHER",
        values: ["0.01", "0"],
        sum: "0.01",
        requests: 4,
        unpricedRequests: 0,
        memberCount: 7,
      },
    ],
    total: ["0.07", "0.03"],
    previous: null,
  },
};

const slice: TickSlice = {
  bucketStart: "2026-11-23T05:00:00Z",
  projectId: "p1",
  apiKeyId: "k1",
  provider: "google",
  model: "flash",
  feature: "summary",
  operation: "chat",
  status: "OK",
  requests: 2,
  inputTokens: "30",
  outputTokens: "12",
  totalTokens: "42",
  cost: "0.000000000001",
  unpricedRequests: 0,
};

function tick(...slices: Partial<TickSlice>[]): TickAnswer {
  return {
    cursor: "7",
    droppedBefore: null,
    at: "2026-11-23T05:03:00Z",
    requests: 2,
    slices: slices.map((change) => ({ ...slice, ...change })),
  };
}

function grouped(groupBy: LiveAnswer["series"]["groupBy"], key: string): LiveAnswer {
  const line = { key, label: key, values: ["0", "0"], sum: "0", requests: 4, unpricedRequests: 0, memberCount: null };
  return { ...answer, series: { ...answer.series, groupBy, series: [line], total: ["0", "0"] } };
}

describe("applyTick", () => {
  test("adds to the totals and to the filling bucket of its line, exact to the pico-dollar", () => {
    const { answer: next, needsRefetch } = applyTick(answer, tick({}));
    expect(next.totals).toMatchObject({
      requests: 12,
      failedRequests: 1,
      inputTokens: "1030",
      outputTokens: "512",
      totalTokens: "1542",
      cost: "0.100000000001",
    });
    expect(next.series.series[0]).toMatchObject({ values: ["0.02", "0.010000000001"], sum: "0.030000000001" });
    expect(next.series.total).toEqual(["0.07", "0.030000000001"]);
    expect(needsRefetch).toBe(false);
  });

  test("does not change the answer it was given", () => {
    const before = structuredClone(answer);
    applyTick(answer, tick({}));
    expect(answer).toEqual(before);
  });

  test("app users too few to be told stay untold until the server says otherwise", () => {
    const untold = { ...answer, totals: { ...answer.totals, activeUsers: null } };
    expect(applyTick(untold, tick({})).answer.totals).toMatchObject({ requests: 12, activeUsers: null });
  });

  test("a heartbeat gives back the very same answer", () => {
    expect(applyTick(answer, tick())).toEqual({ answer, needsRefetch: false });
    expect(applyTick(answer, tick()).answer).toBe(answer);
  });

  test("unpriced requests lower the coverage and add no cost", () => {
    const { totals } = applyTick(answer, tick({ cost: "0", unpricedRequests: 2 })).answer;
    expect(totals.cost).toBe("0.1");
    expect(totals.coverage).toEqual({
      requests: 12,
      pricedRequests: 9,
      freeRequests: 0,
      unpricedRequests: 3,
      pricedShare: 0.75,
    });
  });

  test("a line learns of requests without a price", () => {
    const { series } = applyTick(answer, tick({ cost: "0", unpricedRequests: 2 })).answer;
    expect(series.series[0]).toMatchObject({ requests: 6, unpricedRequests: 2 });
  });

  test("failed requests are counted as failed, cancelled ones are not", () => {
    const { totals } = applyTick(answer, tick({ status: "ERROR" }, { status: "CANCELLED" })).answer;
    expect(totals).toMatchObject({ requests: 14, failedRequests: 3 });
  });

  test("a key that is not on screen goes to OTHER", () => {
    const { answer: next, needsRefetch } = applyTick(answer, tick({ model: "rare", cost: "0.5" }));
    expect(next.series.series[2]).toMatchObject({ key: "OTHER", values: ["0.01", "0.5"], sum: "0.51" });
    expect(needsRefetch).toBe(false);
  });

  test("a model called OTHER has a line of its own", () => {
    const own = grouped("MODEL", "OTHER").series.series;
    const series = { ...answer.series, series: [...answer.series.series, ...own] };
    const next = applyTick({ ...answer, series }, tick({ model: "OTHER", cost: "0.5" })).answer;
    expect(next.series.series[3]).toMatchObject({ memberCount: null, values: ["0", "0.5"] });
    expect(next.series.series[2]).toMatchObject({ memberCount: 7, values: ["0.01", "0"] });
  });

  test("a new key without OTHER waits for the server, and the stack still adds up to its total", () => {
    const { answer: next, needsRefetch } = applyTick(
      grouped("MODEL", "flash"),
      tick({ model: "brand-new", cost: "0.5" }),
    );
    expect(needsRefetch).toBe(true);
    expect(next.totals.cost).toBe("0.6");
    expect(next.series.total).toEqual(["0", "0"]);
  });

  test("a late request counts in the totals but never touches a settled bucket", () => {
    const { answer: next, needsRefetch } = applyTick(answer, tick({ bucketStart: "2026-11-22T05:00:00Z" }));
    expect(needsRefetch).toBe(true);
    expect(next.totals.requests).toBe(12);
    expect(next.series).toBe(answer.series);
  });

  test("what lies before the range is none of its business", () => {
    const before = applyTick(answer, tick({ bucketStart: "2026-11-21T14:45:00Z" }));
    expect(before).toEqual({ answer, needsRefetch: false });
  });

  test("the end of the range is outside: the range has moved on", () => {
    const after = applyTick(answer, tick({ bucketStart: "2026-11-23T15:00:00Z" }));
    expect(after).toEqual({ answer, needsRefetch: true });
  });

  test("ticks that cannot be replayed need a new answer", () => {
    expect(applyTick(answer, { ...tick(), droppedBefore: "2026-11-23T05:00:00Z" }).needsRefetch).toBe(true);
  });

  test.each([
    { groupBy: "NONE", key: "TOTAL" },
    { groupBy: "MODEL", key: "flash" },
    { groupBy: "FEATURE", key: "summary" },
    { groupBy: "PROVIDER", key: "google" },
    { groupBy: "OPERATION", key: "chat" },
    { groupBy: "PROJECT", key: "p1" },
    { groupBy: "KEY", key: "k1" },
    { groupBy: "STATUS", key: "OK" },
  ] as const)("finds its line when grouped by $groupBy", ({ groupBy, key }) => {
    const { answer: next, needsRefetch } = applyTick(grouped(groupBy, key), tick({ cost: "2" }));
    expect(next.series.series[0]?.values).toEqual(["0", "2"]);
    expect(needsRefetch).toBe(false);
  });

  test("ticks carry no app user, so a chart by user asks again", () => {
    expect(applyTick(grouped("USER", "u1"), tick({})).needsRefetch).toBe(true);
  });

  test.each([
    { meter: "COST", amount: "0.000000000001" },
    { meter: "TOKENS", amount: "42" },
    { meter: "INPUT_TOKENS", amount: "30" },
    { meter: "OUTPUT_TOKENS", amount: "12" },
    { meter: "REQUESTS", amount: "2" },
  ] as const)("adds $meter in its own unit", ({ meter, amount }) => {
    const start = grouped("MODEL", "flash");
    const { answer: next } = applyTick({ ...start, series: { ...start.series, meter } }, tick({}));
    expect(next.series.total).toEqual(["0", amount]);
  });
});

test("requests of a tick are counted only inside the range", () => {
  const mixed = tick({}, { bucketStart: "2026-11-20T00:00:00Z" }, { bucketStart: "2026-11-23T15:00:00Z" });
  expect(requestsInRange(mixed, answer.totals.range)).toBe(2);
});
