import { readFileSync } from "node:fs";
import { buildSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";
import { addProject } from "../pricing/ask-prices.js";
import { openSocket } from "./open-socket.js";
import { JSON_TYPE, send } from "./post.js";
import { may } from "./reviewed-rights.js";
import type { Somebody } from "./rights-cast.js";
import { byPost } from "./rights-transports.js";
import { validOperations, type Values } from "./valid-operation.js";

const SCHEMA = buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));
const ASKED = validOperations(SCHEMA, 4).filter(({ kind, name }) => kind === "query" && may("every-scope key", name));
/** In everything that the other project has. */
const THEIRS = "of-theirs";
/** As long, and nowhere. */
const NOBODYS = "of-nobody";
const ABSENT_ID = "2000000000";

let product: Product;
let ours: { readonly id: string; readonly key: string };
let theirs: { readonly id: string; readonly key: string };
let theirUser: { readonly id: string; readonly pseudonym: string };
let theirKeyId: string;
let admin: { readonly Cookie: string };

const record = (key: string, id: string, whose: string) =>
  send(product, "/v1/usage", {
    headers: { ...JSON_TYPE, Authorization: `Bearer ${key}` },
    body: JSON.stringify({
      id,
      provider: `provider-${whose}`,
      model: `model-${whose}`,
      requestedModel: `requested-${whose}`,
      feature: `feature-${whose}`,
      operation: `operation-${whose}`,
      noteId: `note-${whose}`,
      requestId: `request-${whose}`,
      serviceTier: `tier-${whose}`,
      tags: { tag: `tag-${whose}` },
      userId: `user-${whose}`,
      inputTokens: 7,
    }),
  });

/** What members do to a project: an own price, a discount, a correction. */
async function changeAsMember(projectId: string, whose: string): Promise<void> {
  const price = {
    projectId,
    provider: `provider-${whose}`,
    model: `model-${whose}`,
    rates: [{ tokenClass: "INPUT", usdPerMillion: "3" }],
    note: `note-${whose}`,
  };
  const discount = { projectId, factor: "0.9", effectiveFrom: "2026-01-01T00:00:00Z", note: `agreed-${whose}` };
  const { errors } = await ask(
    product,
    `mutation ($price: PriceInput!, $discount: DiscountInput!, $event: String!, $why: String!) {
      createPrice(input: $price) { id }
      createDiscount(input: $discount) { id }
      correctUsage(eventId: $event, correction: { noteId: $why }, reason: $why) { id }
    }`,
    { headers: admin, variables: { price, discount, event: `event-${whose}`, why: `reason-${whose}` } },
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
}

beforeAll(async () => {
  product = await startProduct({ rates: { operations: 1e6 } });
  ours = await addProject(product, "ours");
  theirs = await addProject(product, `project-${THEIRS}`);
  await record(ours.key, "event-of-ours", "of-ours");
  await record(theirs.key, `event-${THEIRS}`, THEIRS);
  await record(theirs.key, `another-${THEIRS}`, THEIRS);
  admin = await signInAs(product, ADMIN);
  await changeAsMember(ours.id, "of-ours");
  await changeAsMember(theirs.id, THEIRS);
  const { rows } = await product.sql.query<{ id: string; pseudonym: string; key_id: string }>(
    `select u.id::text as id, u.pseudonym, k.id::text as key_id from app_users u join api_keys k using (project_id)
     where project_id = $1`,
    [theirs.id],
  );
  const [row] = rows;
  if (row === undefined) throw new Error("they have nobody");
  theirUser = row;
  theirKeyId = row.key_id;
});

afterAll(() => product.stop());

const ourKey = (): Somebody => ({ who: "every-scope key", key: ours.key, sessions: [] });

/** Everything that the key of our project may ask, with such values; every letter of each answer by operation. */
async function told(values: Values, somebody = ourKey()): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const operation of ASKED) {
    answers[operation.name] = (await byPost(product, somebody, { operation, values, turn: 0 })).told;
  }
  return answers;
}

const values = (id: string, whose: string, filter: object = {}): Values => ({
  id,
  eventId: `event-${whose}`,
  texts: { provider: `provider-${whose}`, model: `model-${whose}`, usage: '{"prompt_tokens":3}', search: whose },
  inputs: { UsageFilterInput: { range: { preset: "7d" }, ...filter } },
});

test("a member is told which member did what", async () => {
  const somebody = { who: "admin", key: null, sessions: [admin.Cookie.split("=")[1] ?? ""] };
  const answers = await told(values(ours.id, "of-ours"), somebody);
  const telling = Object.keys(answers).filter((name) => answers[name]?.includes(ADMIN.email));
  expect(telling).toEqual(expect.arrayContaining(["discounts", "modelPrices", "usageCorrections"]));
});

describe("a key with every scope", () => {
  test("sees what is its project's", async () => {
    const answers = await told(values(ours.id, "of-ours"));
    for (const name of ["usageTotals", "usageEvents", "usageEvent", "usageFilterOptions", "usageBreakdown"]) {
      expect(answers[name]).toMatch(/of-ours|"requests":1/);
    }
  });

  test("sees nothing of another project's, nor an e-mail of a member, whatever it asks for", async () => {
    const pseudonymPart = theirUser.pseudonym.slice(0, 4);
    for (const asked of [
      values(ours.id, "of-ours"),
      {
        ...values(ABSENT_ID, "of-ours"),
        texts: { search: pseudonymPart, provider: "google", model: "gemini-2.5-pro" },
      },
    ]) {
      for (const [name, text] of Object.entries(await told(asked))) {
        expect(`${name}: ${text}`).not.toContain(THEIRS);
        expect(`${name}: ${text}`).not.toContain(theirUser.pseudonym);
        expect(`${name}: ${text}`).not.toContain(ADMIN.email);
      }
    }
  });

  test.each([
    { by: "project", id: () => theirs.id, filter: (id: string) => ({ projectIds: [id] }) },
    { by: "app user", id: () => theirUser.id, filter: (id: string) => ({ userIds: [id] }) },
    { by: "key", id: () => theirKeyId, filter: (id: string) => ({ apiKeyIds: [id] }) },
  ])("is told of another project's things, asked for by $by, what it is told of nothing", async ({ id, filter }) => {
    const ofTheirs = await told(values(id(), THEIRS, filter(id())));
    const ofNobody = await told(values(ABSENT_ID, NOBODYS, filter(ABSENT_ID)));
    const alike = (text = "") =>
      text
        .replaceAll(THEIRS, NOBODYS)
        .replaceAll(/"(from|to|settledUntil|asOf|createdAt|checkedAt|start|end)":"[^"]+"/g, '"$1":""')
        .replaceAll(/"days":[\d.]+/g, '"days":0') // of a range that ends at the moment of asking
        .replaceAll(JSON.stringify(id()), JSON.stringify(ABSENT_ID));
    for (const { name } of ASKED) expect(`${name}: ${alike(ofTheirs[name])}`).toBe(`${name}: ${alike(ofNobody[name])}`);
    expect(ofTheirs.usageTotals).toContain('"requests":0');
  });

  test("changes nothing of another project", async () => {
    const headers = { Authorization: `Bearer ${ours.key}` };
    const change = (eventId: string, projectId: string | null) =>
      ask(
        product,
        `mutation ($eventId: String!, $projectId: ID) {
          correctUsage(eventId: $eventId, projectId: $projectId, correction: { feature: "taken" }, reason: "as it pleases") { id }
        }`,
        { headers, variables: { eventId, projectId } },
      );
    const refusals = [
      await change(`event-${NOBODYS}`, null),
      await change(`event-${THEIRS}`, null),
      await change(`event-${THEIRS}`, theirs.id),
      await change(`event-${NOBODYS}`, theirs.id),
    ];
    for (const { errors } of refusals) expect(errors).toMatchObject([{ extensions: { code: "NOT_FOUND" } }]);
    expect(new Set(refusals.map(({ errors }) => errors[0]?.message)).size).toBe(1);
    const { rowCount } = await product.sql.query("select 1 from usage_corrections where reason = 'as it pleases'");
    expect(rowCount).toBe(0);
  });

  test("hears nothing of another project, whatever it follows", async () => {
    const { socket, heard, subscribe } = await openSocket(product, {
      payload: { authorization: `Bearer ${ours.key}` },
    });
    const follow = (id: string, filter: string) =>
      subscribe(
        id,
        `subscription { usageRecorded(filter: { range: { preset: "today" } ${filter} }) {
          requests slices { projectId model provider feature operation apiKeyId }
        } }`,
      );
    await follow("all", "");
    await follow("theirs", `projectIds: ["${theirs.id}"]`);
    await record(theirs.key, `later-${THEIRS}`, THEIRS);
    await record(ours.key, "later-of-ours", "of-ours");
    await expect.poll(() => JSON.stringify(heard), { timeout: 10_000 }).toContain("model-of-ours");
    expect(JSON.stringify(heard)).not.toContain(THEIRS);
    const ofTheirs = heard.filter(({ id, type }) => id === "theirs" && type === "next");
    expect(JSON.stringify(ofTheirs)).not.toMatch(/"requests":[1-9]/);
    socket.terminate();
  });
});
