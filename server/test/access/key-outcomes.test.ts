import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startProduct, type Product } from "../api/start-product.js";
import { answered, asAdmin, asAnalyst, type Asker } from "../pricing/ask-prices.js";
import { codesOf, issue, type Issued } from "./ask-keys.js";

const OUTCOME = /* GraphQL */ `
  query ($id: ID!) {
    apiKey(id: $id) {
      lastRecordedAt
      lastEvent {
        event {
          eventId
          model
          cost
          user {
            pseudonym
          }
          apiKey {
            id
          }
        }
        unpricedReason
        unpricedDetail
      }
      lastRejection {
        code
        field
        message
      }
    }
  }
`;
const CANARY = "Dear diary, today";

let product: Product;
let admin: Asker;

beforeAll(async () => {
  product = await startProduct();
  admin = await asAdmin(product);
});

afterAll(() => product.stop());

const outcomeOf = async ({ id }: Issued) => answered(await admin(OUTCOME, { id }), "apiKey");

async function send({ secret }: Issued, body: string | object, type = "application/json"): Promise<number> {
  const { status } = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { Authorization: `Bearer ${secret}`, "Content-Type": type },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  await product.container.ingest.outcomes.flush();
  return status;
}

const event = (id: string, more: object = {}) => ({
  id,
  provider: "google",
  model: "gemini-2.5-flash",
  inputTokens: 100,
  outputTokens: 10,
  ...more,
});

test("a key that sent nothing has neither an event nor a rejection", async () => {
  expect(await outcomeOf(await issue(admin))).toEqual({
    lastRecordedAt: null,
    lastEvent: null,
    lastRejection: null,
  });
});

test("the last event is the last one of the last batch, with its user and its cost", async () => {
  const key = await issue(admin);
  await send(key, { events: [event("first"), event("second", { userId: "u-1" })] });
  expect(await outcomeOf(key)).toEqual({
    lastRecordedAt: expect.any(String) as unknown,
    lastEvent: {
      event: {
        eventId: "second",
        model: "gemini-2.5-flash",
        cost: expect.stringMatching(/^0\.0/) as unknown,
        user: { pseudonym: expect.any(String) as unknown },
        apiKey: { id: key.id },
      },
      unpricedReason: null,
      unpricedDetail: null,
    },
    lastRejection: null,
  });
  await send(key, event("first"));
  expect(await outcomeOf(key)).toMatchObject({ lastEvent: { event: { eventId: "first", user: null } } });
});

test("of an event whose raw row is no longer kept it is still known when it was recorded", async () => {
  const key = await issue(admin);
  await send(key, event("archived"));
  await product.sql.query("delete from token_usage where event_id = 'archived'");
  await product.sql.query("delete from usage_event_ids where event_id = 'archived'");
  expect(await outcomeOf(key)).toEqual({
    lastRecordedAt: expect.any(String) as unknown,
    lastEvent: null,
    lastRejection: null,
  });
});

test("an event without a cost says why", async () => {
  const key = await issue(admin);
  await send(key, event("of nobody", { model: "nobody-knows-me" }));
  expect(await outcomeOf(key)).toMatchObject({
    lastEvent: { event: { cost: null }, unpricedReason: "UNKNOWN_MODEL", unpricedDetail: "nobody-knows-me" },
  });
});

test.each([
  {
    name: "an event that is not well-formed",
    body: event("bad", { inputTokens: CANARY }),
    rejection: { code: "BAD_INPUT", field: "inputTokens", message: expect.stringContaining("expected") as unknown },
  },
  {
    name: "an event with a name of its sender's",
    body: event("bad", { tags: { [CANARY]: 1 } }),
    rejection: { code: "BAD_INPUT", field: "tags", message: expect.any(String) as unknown },
  },
  {
    name: "a body that is no JSON",
    body: CANARY,
    rejection: { code: "BAD_INPUT", field: null, message: "The body is not valid JSON." },
  },
])("$name is remembered with what was expected, and without what came", async ({ body, rejection }) => {
  const key = await issue(admin);
  await send(key, body);
  const { lastRejection } = (await outcomeOf(key)) as { readonly lastRejection: unknown };
  expect(lastRejection).toEqual(rejection);
  const { rows } = await product.sql.query("select to_jsonb(o)::text as stored from api_key_outcomes o");
  expect(JSON.stringify(rows)).not.toContain(CANARY);
});

test("an id that is taken, and a body of another type, are remembered as well", async () => {
  const key = await issue(admin);
  await send(key, event("taken"));
  await send(key, event("taken", { inputTokens: 5 }));
  expect(await outcomeOf(key)).toMatchObject({
    lastEvent: { event: { eventId: "taken" } },
    lastRejection: { code: "CONFLICT", field: "id" },
  });
  expect(await send(key, "text", "text/plain")).toBe(415);
  expect(await outcomeOf(key)).toMatchObject({ lastRejection: { code: "BAD_INPUT", field: null } });
});

test("a key that may not record is told so, and a secret that nobody has is remembered for no key", async () => {
  const key = await issue(admin, { scopes: ["READ"] });
  expect(await send(key, event("forbidden"))).toBe(403);
  expect(await outcomeOf(key)).toMatchObject({ lastEvent: null, lastRejection: { code: "FORBIDDEN" } });
  const counted = "select count(*)::int as rows from api_key_outcomes";
  const before = (await product.sql.query(counted)).rows;
  expect(await send({ ...key, secret: "tl_nobodys" }, event("unknown"))).toBe(401);
  expect((await product.sql.query(counted)).rows).toEqual(before);
});

test("it is written by itself, without being asked", async () => {
  const key = await issue(admin);
  await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { Authorization: `Bearer ${key.secret}`, "Content-Type": "application/json" },
    body: JSON.stringify(event("by itself")),
  });
  await vi.waitFor(
    async () => expect(await outcomeOf(key)).toMatchObject({ lastEvent: { event: { eventId: "by itself" } } }),
    { timeout: 10_000 },
  );
});

test("an analyst is not told", async () => {
  const { id } = await issue(admin);
  expect(codesOf(await (await asAnalyst(product))(OUTCOME, { id }))).toContain("FORBIDDEN");
});
