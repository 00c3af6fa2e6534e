import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { allowance, askGate, block, recordCall } from "./gate-desk.js";
import { emptyLedger } from "../usage/empty-ledger.js";
import { dateAgo, noonZone } from "./noon-zone.js";
import { watch } from "./watch.js";

let product: Product;

beforeAll(async () => {
  product = await startProduct();
  await product.sql.query(
    "update settings set value = to_jsonb($1::text) where key in ('countersTimezone', 'reportingTimezone')",
    [noonZone()],
  );
});

afterAll(() => product.stop());

beforeEach(async () => {
  await emptyLedger(product.sql);
  await product.sql.query(`delete from usage_thresholds; delete from usage_reservations`);
});

const reservations = async () => {
  const { rows } = await product.sql.query<{ id: string }>("select id from usage_reservations order by id");
  return rows.map(({ id }) => id);
};

const merge = async () => {
  await product.container.jobs.find(({ name }) => name === "merge-deltas")?.run(new AbortController().signal);
};

/** Of the only event that is recorded. */
const appUserId = async () => {
  const { rows } = await product.sql.query<{ id: string }>("select user_id as id from token_usage");
  expect(rows).toHaveLength(1);
  return rows[0]?.id ?? "";
};

describe("a call", () => {
  test("is allowed up to the last token and refused beyond it, until the period resets", async () => {
    const id = await block(product.sql, { limit: 30 });
    expect(await allowance(product.url)).toMatchObject({ allowed: true, code: null, blockedBy: null });
    const last = await allowance(product.url, { outputTokens: 14 });
    expect(last).toMatchObject({ allowed: true, remaining: [{ limit: "30", used: "0", reserved: "30", left: "0" }] });
    const refused = await allowance(product.url, { inputTokens: 1, outputTokens: 0 });
    expect(refused).toMatchObject({ allowed: false, code: "LIMIT_REACHED", reservationId: null, expiresAt: null });
    expect(refused.blockedBy).toMatchObject({ id: String(id), limit: "30", reserved: "30", meter: "TOKENS" });
    expect(new Date(refused.resetsAt ?? 0).getTime()).toBeGreaterThan(Date.now());
    expect(await reservations()).toHaveLength(2);
  });

  test("without any limit that blocks is allowed, and reserved all the same", async () => {
    await watch(product.sql, { limit: 1 });
    expect(await allowance(product.url)).toMatchObject({ allowed: true, remaining: [] });
    expect(await reservations()).toHaveLength(1);
  });

  test("of one app user takes nothing from another, and of nobody only from what is for everybody", async () => {
    await block(product.sql, { limit: 10 });
    await block(product.sql, { scope: "OVERALL", limit: 25 });
    expect(await allowance(product.url)).toMatchObject({ allowed: true });
    expect(await allowance(product.url, { userId: "other" })).toMatchObject({ allowed: true });
    const nobody = await allowance(product.url, { userId: null });
    expect(nobody).toMatchObject({ allowed: false, blockedBy: { scope: "OVERALL", reserved: "20", left: "5" } });
  });

  test.each([
    { name: "a higher one", own: { limit: 100 }, allowed: true },
    { name: "one that is off", own: { limit: 1, enabled: false }, allowed: true },
    { name: "a lower one", own: { limit: 9 }, allowed: false },
  ])("comes under an app user's own limit in place of the one for each: $name", async ({ own, allowed }) => {
    await recordCall(product.url, { id: "first" });
    await block(product.sql, { limit: 15 });
    const subject = await appUserId();
    await block(product.sql, { scope: "USER", subject, ...own });
    expect((await allowance(product.url)).allowed).toBe(allowed);
  });

  test("comes under a limit for each whose days are others than those of an app user's own", async () => {
    await recordCall(product.url, { id: "first" });
    const once = { period: "ONCE", startsOn: dateAgo(3), endsOn: dateAgo(-1) } as const;
    const each = await block(product.sql, { ...once, limit: 15 });
    const own = { ...once, scope: "USER", subject: await appUserId(), limit: 100 } as const;
    await block(product.sql, { ...own, startsOn: dateAgo(2) });
    expect(await allowance(product.url)).toMatchObject({ allowed: false, blockedBy: { id: String(each) } });
    await block(product.sql, own);
    expect((await allowance(product.url)).allowed).toBe(true);
  });

  test("has to fit into all limits at once, and is reserved in none of them when one refuses", async () => {
    await block(product.sql, { limit: 1_000, period: "MONTH" });
    await block(product.sql, { limit: 1, meter: "REQUESTS" });
    expect(await allowance(product.url)).toMatchObject({ allowed: true });
    const refused = await allowance(product.url);
    expect(refused).toMatchObject({ allowed: false, blockedBy: { meter: "REQUESTS", period: "DAY" } });
    expect(refused.remaining.map(({ meter, reserved }) => [meter, reserved])).toEqual([
      ["TOKENS", "10"],
      ["REQUESTS", "1"],
    ]);
  });

  test.each(["DAY", "WEEK", "MONTH", "ONCE"] as const)(
    "counts what was used in a %s, merged or not",
    async (period) => {
      await block(product.sql, {
        limit: 29,
        period,
        ...(period === "ONCE" && { startsOn: "2020-01-01", endsOn: "2100-01-01" }),
      });
      await recordCall(product.url, { id: "first" });
      await merge();
      expect(await allowance(product.url, { outputTokens: 13 })).toMatchObject({ remaining: [{ used: "10" }] });
      expect((await allowance(product.url)).allowed).toBe(false);
      await product.sql.query("delete from usage_reservations");
      await recordCall(product.url, { id: "second" });
      expect(await allowance(product.url)).toMatchObject({ allowed: false, remaining: [{ used: "20", left: "9" }] });
    },
  );
});

describe("money", () => {
  const call = { provider: "google", model: "gemini-2.5-flash", inputTokens: 1_000_000, outputTokens: 0 };

  test("is estimated by our own prices, and a higher estimate of the caller counts", async () => {
    await block(product.sql, { meter: "COST", limit: 1_000_000_000_000 });
    expect(await allowance(product.url, call)).toMatchObject({
      remaining: [{ meter: "COST", reserved: "0.3", limit: "1" }],
    });
    expect(await allowance(product.url, { ...call, costUsd: "0.1" })).toMatchObject({
      remaining: [{ reserved: "0.6" }],
    });
    expect(await allowance(product.url, { ...call, costUsd: "0.4" })).toMatchObject({ remaining: [{ reserved: "1" }] });
    expect(await allowance(product.url, { ...call, inputTokens: 1 })).toMatchObject({ allowed: false });
  });

  test("of a model without a price has to be said when a limit on cost applies, and only then", async () => {
    expect((await allowance(product.url, { provider: "p", model: "m" })).allowed).toBe(true);
    await block(product.sql, { meter: "COST", limit: 1_000_000_000_000 });
    for (const unknown of [{ provider: "p", model: "m" }, {}]) {
      const response = await askGate(product.url, unknown);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { code: "BAD_INPUT", field: "costUsd" } });
    }
    expect(await reservations()).toHaveLength(1);
    expect(await allowance(product.url, { costUsd: "0.5" })).toMatchObject({ allowed: true });
  });
});

describe("a reservation", () => {
  test("is settled by its event: what was really used counts in its place", async () => {
    await block(product.sql, { limit: 100 });
    const { reservationId } = await allowance(product.url, { outputTokens: 84 });
    expect(await recordCall(product.url, { id: "e-1", reservationId })).toMatchObject({
      accepted: 1,
      ignoredFields: [],
    });
    expect(await allowance(product.url)).toMatchObject({ remaining: [{ used: "10", reserved: "10", left: "80" }] });
    await merge();
    expect(await allowance(product.url)).toMatchObject({ remaining: [{ used: "10", reserved: "20", left: "70" }] });
  });

  test("is settled once: a repeated event is a duplicate whatever reservation it names, and settles that one", async () => {
    await block(product.sql, { limit: 100 });
    const first = await allowance(product.url);
    const second = await allowance(product.url);
    const time = new Date().toJSON();
    await recordCall(product.url, { id: "e-1", time, reservationId: first.reservationId });
    for (const reservationId of [first.reservationId, null, second.reservationId]) {
      const repeated = await recordCall(product.url, { id: "e-1", time, reservationId });
      expect(repeated).toMatchObject({ accepted: 0, duplicates: 1, rejected: [] });
    }
    expect(await reservations()).toEqual([]);
    expect(await allowance(product.url)).toMatchObject({ remaining: [{ used: "10", reserved: "10" }] });
  });

  test("stays when its event is refused because the id is taken by another", async () => {
    await recordCall(product.url, { id: "e-1" });
    const { reservationId } = await allowance(product.url);
    const refused = await recordCall(product.url, { id: "e-1", inputTokens: 7, reservationId });
    expect(refused).toMatchObject({ accepted: 0, rejected: [{ code: "CONFLICT" }] });
    expect(await reservations()).toEqual([reservationId]);
  });

  test("of another project is left alone by events and by who releases", async () => {
    const { reservationId } = await allowance(product.url);
    await product.sql.query(
      "with other as (insert into projects (name) values ('other') returning id) update usage_reservations set project_id = other.id from other",
    );
    await recordCall(product.url, { id: "e-1", reservationId });
    expect(await release(String(reservationId))).toEqual({ released: false });
    expect(await reservations()).toEqual([reservationId]);
  });

  test("that is released counts no more, and is released once", async () => {
    await block(product.sql, { limit: 10 });
    const { reservationId } = await allowance(product.url);
    expect((await allowance(product.url)).allowed).toBe(false);
    expect(await release(String(reservationId))).toEqual({ released: true });
    expect(await release(String(reservationId))).toEqual({ released: false });
    expect((await allowance(product.url)).allowed).toBe(true);
  });

  test("that expired counts no more, also before it is removed, and its event is recorded all the same", async () => {
    await block(product.sql, { limit: 10 });
    const { reservationId, expiresAt } = await allowance(product.url, { holdSeconds: 60 });
    const heldMs = new Date(expiresAt ?? 0).getTime() - Date.now();
    expect(heldMs).toBeGreaterThan(30_000);
    expect(heldMs).toBeLessThanOrEqual(61_000);
    await product.sql.query("update usage_reservations set expires_at = now()");
    expect((await allowance(product.url)).allowed).toBe(true);
    await product.container.jobs.find(({ name }) => name === "forget-reservations")?.run(new AbortController().signal);
    expect(await reservations()).toHaveLength(1);
    expect(await recordCall(product.url, { id: "late", reservationId })).toMatchObject({ accepted: 1 });
  });

  const release = async (id: string): Promise<unknown> => {
    const headers = { Authorization: `Bearer ${API_KEY}` };
    const response = await fetch(`${product.url}/v1/allowance/${id}`, { method: "DELETE", headers });
    expect(response.status).toBe(200);
    return response.json();
  };
});

describe("a question", () => {
  test.each([
    { call: { inputTokens: -1 }, field: "inputTokens" },
    { call: { outputTokens: undefined }, field: "outputTokens" },
    { call: { costUsd: "1e3" }, field: "costUsd" },
    { call: { costUsd: "1".repeat(40) }, field: "costUsd", says: "at most 14 digits before the point" },
    { call: { holdSeconds: 0 }, field: "holdSeconds" },
    { call: { holdSeconds: 3_601 }, field: "holdSeconds" },
    { call: { userId: "" }, field: "userId" },
  ])("that cannot be read names $field", async ({ call, field, says = field }) => {
    const response = await askGate(product.url, call);
    expect(response.status).toBe(400);
    const message: unknown = expect.stringContaining(says);
    expect(await response.json()).toMatchObject({ error: { code: "BAD_INPUT", field, message } });
  });

  test("with a field that is not known is refused, and an outside user id is not repeated", async () => {
    const unknown = await askGate(product.url, { outputtokens: 1 });
    expect(await unknown.json()).toEqual({
      error: {
        code: "BAD_INPUT",
        field: "outputtokens",
        message:
          "outputtokens: there is no such field; known are userId, provider, model, serviceTier, inputTokens, outputTokens, costUsd, holdSeconds.",
      },
    });
    const long = await askGate(product.url, { userId: `minji${"x".repeat(256)}` });
    expect(await long.text()).not.toContain("minji");
  });

  test("without a key is refused", async () => {
    const body = JSON.stringify({ inputTokens: 1, outputTokens: 1 });
    const headers = { "Content-Type": "application/json" };
    expect((await fetch(`${product.url}/v1/allowance`, { method: "POST", headers, body })).status).toBe(401);
  });

  test("over GraphQL is answered the same, and its reservation released", async () => {
    await block(product.sql, { limit: 10 });
    const asked = await graphql(`
      mutation {
        checkAllowance(input: { userId: "somebody", inputTokens: 6, outputTokens: 4 }) {
          allowed
          code
          reservationId
          blockedBy {
            id
          }
          remaining {
            scope
            meter
            period
            limit
            used
            reserved
            left
            resetsAt
          }
        }
      }
    `);
    expect(asked).toMatchObject({
      checkAllowance: { allowed: true, code: null, remaining: [{ reserved: "10", left: "0" }] },
    });
    const [id] = await reservations();
    expect(await graphql(`mutation { releaseReservation(id: "${id}") }`)).toEqual({ releaseReservation: true });
    const event = `{ id: "g-1", provider: "p", model: "m", inputTokens: 1, outputTokens: 1, reservationId: "${id}" }`;
    expect(await graphql(`mutation { recordUsage(events: [${event}]) { accepted } }`)).toEqual({
      recordUsage: { accepted: 1 },
    });
  });

  const graphql = async (query: string): Promise<unknown> => {
    const response = await fetch(`${product.url}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown }; // as GraphQL answers
    expect(errors).toBeUndefined();
    return data;
  };
});
