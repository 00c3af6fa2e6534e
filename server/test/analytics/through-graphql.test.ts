import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { API_KEY, type Product, startProduct } from "../api/start-product.js";

let product: Product;

beforeAll(async () => {
  product = await startProduct();
  await post(
    Array.from({ length: 120 }, (_, index) => ({
      id: `e-${index}`,
      time: new Date(Date.now() - index * 3_600_000).toISOString(),
      provider: "google",
      model: index % 3 === 0 ? "house-model" : "gemini-2.5-flash",
      feature: index % 2 === 0 ? "summary" : "tag",
      ...(index % 5 === 0 ? {} : { userId: `person-${index % 7}` }),
      inputTokens: 1_000 + index,
      outputTokens: 100,
    })),
  );
});

afterAll(() => product.stop());

async function post(events: readonly object[]): Promise<void> {
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({ events }),
  });
  expect(await response.json()).toMatchObject({ accepted: events.length, rejected: [] });
}

function asKey(query: string, variables: Record<string, unknown> = {}) {
  return ask(product, query, { variables, headers: { Authorization: `Bearer ${API_KEY}` } });
}

async function requestsIn30Days() {
  const { data } = await asKey('{ usageTotals(filter: { range: { preset: "30d" } }) { requests } }');
  return data;
}

const QUESTIONS = /* GraphQL */ `
  query Questions($filter: UsageFilterInput!) {
    usageTotals(filter: $filter, compare: PREV) {
      requests
      inputTokens
      totalTokens
      cost
      currency
      activeUsers
      settledUntil
      coverage {
        unpricedRequests
        pricedShare
      }
      range {
        from
        to
        timezone
      }
      previous {
        requests
      }
    }
    usageSeries(filter: $filter, groupBy: MODEL) {
      grain
      groupCount
      total
      buckets {
        start
        end
        complete
        label
      }
      series {
        key
        label
        sum
        values
        memberCount
      }
    }
    usageBreakdown(filter: $filter, groupBy: USER, sort: REQUESTS, first: 3) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      grandTotal {
        requests
        activeUsers
      }
      nodes {
        key
        label
        requests
        cost
        share
      }
    }
    usageEvents(filter: $filter, first: 2) {
      totalCount
      totalCost
      asOf
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        eventId
        time
        user {
          id
          pseudonym
        }
        model
        cost
        costState
        usageState
        status
        inputTokens
        tags {
          key
          value
        }
      }
    }
    usageFilterOptions {
      models
      features
      projects {
        id
        name
        isDemo
      }
    }
    usageExtent {
      firstAt
      lastAt
    }
  }
`;

describe("questions through the door", () => {
  test("give the sums of what was sent, in every zone", async () => {
    const [raw] = (
      await product.sql.query<Record<string, string>>(
        `select count(*)::text as requests, sum(input_tokens)::text as input, count(distinct user_id)::text as users,
           count(*) filter (where cost is null)::text as unpriced
         from token_usage`,
      )
    ).rows;
    for (const timezone of ["Asia/Seoul", "UTC", "America/New_York", "Asia/Kathmandu"]) {
      const { data, errors } = await asKey(QUESTIONS, { filter: { range: { preset: "30d" }, timezone } });
      expect(errors).toEqual([]);
      expect(data).toMatchObject({
        usageTotals: {
          requests: Number(raw?.["requests"]),
          inputTokens: raw?.["input"],
          activeUsers: Number(raw?.["users"]),
          currency: "USD",
          coverage: { unpricedRequests: Number(raw?.["unpriced"]) },
          range: { timezone },
        },
        usageSeries: {
          grain: "DAY",
          groupCount: 2,
          series: [{ key: "gemini-2.5-flash" }, { key: "house-model", sum: "0" }],
        },
        usageBreakdown: { totalCount: 8, grandTotal: { requests: 120 }, pageInfo: { hasNextPage: true } },
        usageEvents: {
          totalCount: 120,
          nodes: [{ eventId: "e-0", cost: null, costState: "UNPRICED" }, { eventId: "e-1" }],
        },
        usageFilterOptions: { models: ["gemini-2.5-flash", "house-model"], features: ["summary", "tag"] },
      });
    }
  });

  test("who asks for the number of app users is told it, whatever was asked and kept before", async () => {
    const filter = { range: { preset: "30d" } };
    const asking = (fields: string) =>
      asKey(
        `query ($filter: UsageFilterInput!) {
          usageTotals(filter: $filter, compare: PREV) { ${fields} }
          usageBreakdown(filter: $filter, groupBy: MODEL, compare: PREV) { grandTotal { ${fields} } }
        }`,
        { filter },
      );
    await asking("requests");
    const { data } = await asking("requests ... on UsageTotals { activeUsers previous { activeUsers } }");
    const told = { requests: 120, activeUsers: 7, previous: { activeUsers: 0 } };
    expect(data).toEqual({ usageTotals: told, usageBreakdown: { grandTotal: told } });
  });

  test("the outside id of a person is in no answer", async () => {
    const answer = await asKey(QUESTIONS, { filter: { range: { preset: "30d" } } });
    expect(JSON.stringify(answer)).not.toContain("person-");
  });

  test("one more request is in the next answer", async () => {
    expect(await requestsIn30Days()).toEqual({ usageTotals: { requests: 120 } });
    await post([{ id: "one-more", provider: "google", model: "gemini-2.5-flash", inputTokens: 1, outputTokens: 1 }]);
    expect(await requestsIn30Days()).toEqual({ usageTotals: { requests: 121 } });
  });

  test("nobody is told anything without a key or a session", async () => {
    const { errors } = await ask(product, "{ usageExtent { firstAt } }");
    expect(errors[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
  });

  test.each([
    { name: "an unknown preset", args: 'filter: { range: { preset: "31d" } }', field: "range.preset" },
    {
      name: "a zone that does not exist",
      args: 'filter: { range: { preset: "7d" }, timezone: "Mars" }',
      field: "timezone",
    },
    { name: "too many buckets", args: 'filter: { range: { preset: "90d" } }, grain: QUARTER_HOUR', field: "grain" },
  ])("$name is refused with the field at fault", async ({ args, field }) => {
    const { errors } = await asKey(`{ usageSeries(${args}) { grain } }`);
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_INPUT", field });
  });

  test("a day that does not exist is refused", async () => {
    const { errors } = await asKey(
      '{ usageTotals(filter: { range: { from: "2026-02-30T00:00:00Z", to: "2026-03-01T00:00:00Z" } }) { requests } }',
    );
    expect(errors[0]?.extensions["code"]).toBe("BAD_INPUT");
  });
});
