import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "./ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "./start-product.js";

const SIGN_IN =
  "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { email } }";
const KEY = { Authorization: `Bearer ${API_KEY}` };
const EVENTS = 5_000;

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

describe("signing in", () => {
  test("is asked once per request, whatever it is called there", async () => {
    const pair = `a: signIn(email: "x", password: "y") { id } ...b`;
    const { errors, cookie } = await ask(
      product,
      `mutation { ${pair} } fragment b on Mutation { signIn(email: "${ADMIN.email}", password: "${ADMIN.password}") { id } }`,
    );
    expect(errors).toMatchObject([
      { message: "signIn may be asked once per request.", extensions: { code: "BAD_INPUT" } },
    ]);
    expect(cookie).toBeNull();
  });

  test("is refused for a while after ten wrong passwords, many at once included, for nobody else", async () => {
    const variables = { email: "guessed@localhost", password: "wrong" };
    const answers = await Promise.all(Array.from({ length: 15 }, () => ask(product, SIGN_IN, { variables })));
    const codes = answers.map(({ errors }) => errors[0]?.extensions.code);
    expect(codes.filter((code) => code === "UNAUTHENTICATED")).toHaveLength(10);
    expect(codes.filter((code) => code === "UNAVAILABLE")).toHaveLength(5);
    const { status, errors } = await ask(product, SIGN_IN, { variables });
    expect(status).toBe(429); // not a 503, after which clients would try again in two seconds
    expect(errors[0]?.message).toBe("Too many wrong sign-ins. Try again in 15 minutes.");
    expect((await ask(product, SIGN_IN, { variables: ADMIN })).data).toEqual({ signIn: { email: ADMIN.email } });
  });
});

describe("what is sent to /graphql", () => {
  test("asks for what is costly once per request", async () => {
    const dryRun = `normalizeUsage(input: { provider: "x", model: "y", usage: "{}" }) { dialect }`;
    const twice = await ask(product, `{ a: ${dryRun} b: ${dryRun} }`, { headers: KEY });
    expect(twice.errors).toMatchObject([
      { message: "normalizeUsage may be asked once per request.", extensions: { code: "BAD_INPUT" } },
    ]);
    const search = `findAppUsers(search: "sp") { id }`;
    expect((await ask(product, `{ a: ${search} b: ${search} }`, { headers: KEY })).errors).toMatchObject([
      { message: "findAppUsers may be asked once per request." },
    ]);
    expect((await ask(product, `{ ${dryRun} usageDialects }`, { headers: KEY })).errors).toEqual([]);
  });

  const many = `{ ${"viewer { kind } ".repeat(600)} }`;
  const event = (index: number) => ({
    id: `v-${index}`,
    provider: "google",
    model: "gemini-2.5-flash",
    inputTokens: 1,
  });

  test("a long document is refused before it is parsed", async () => {
    const { status, errors } = await ask(product, many);
    expect(status).toBe(400);
    expect(errors).toMatchObject([
      { message: "The document has more than 2000 tokens.", extensions: { code: "BAD_INPUT" } },
    ]);
  });

  test("a large body is refused, but for a key that records", async () => {
    const variables = { padding: "x".repeat(256 * 1024) };
    const { status, errors } = await ask(product, "{ viewer { kind } }", { variables });
    expect(status).toBe(413);
    expect(errors[0]?.message).toBe("The body is larger than 262144 bytes.");
    expect((await ask(product, "{ viewer { kind } }", { variables, headers: KEY })).status).toBe(200);
  });

  test("5,000 events are recorded, in variables and written out", async () => {
    const record = "mutation ($events: [UsageEventInput!]!) { recordUsage(events: $events) { accepted duplicates } }";
    const variables = { events: Array.from({ length: EVENTS }, (_, index) => event(index)) };
    const first = await ask(product, record, { variables, headers: KEY });
    expect(first.data).toEqual({ recordUsage: { accepted: EVENTS, duplicates: 0 } });
    const literals = variables.events.map(
      ({ id }) => `{ id: "${id}", provider: "google", model: "gemini-2.5-flash", inputTokens: 1 }`,
    );
    const written = `mutation { recordUsage(events: [${literals.join(" ")}]) { accepted duplicates } }`;
    const second = await ask(product, written, { headers: KEY });
    expect(second.data).toEqual({ recordUsage: { accepted: 0, duplicates: EVENTS } });
  });
});
