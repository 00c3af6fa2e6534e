import { createHook } from "node:async_hooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addMember, PASSWORD } from "./add-member.js";
import { ask } from "./ask.js";
import { ADMIN, startProduct, type Product } from "./start-product.js";

const SIGN_IN = "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }";

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

beforeEach(() => product.sql.query("truncate sign_in_tries"));

afterAll(() => product.stop());

const tryPassword = (email: string, password: string, headers: Record<string, string> = {}) =>
  ask(product, SIGN_IN, { variables: { email, password }, headers });

/** Passwords tried: each counts for its account and address, its account, and its address. */
async function triesCounted() {
  const { rows } = await product.sql.query<{ tries: number }>(
    "select coalesce(sum(tries), 0)::int as tries from sign_in_tries where get_byte(key, 0) = 1",
  );
  return rows[0]?.tries;
}

describe("one request", () => {
  test("of 30 aliases tries no password at all", async () => {
    const aliases = Array.from(
      { length: 30 },
      (_, index) => `a${index}: signIn(email: "${ADMIN.email}", password: "guess ${index}") { id }`,
    );
    const { status, data, cookie } = await ask(product, `mutation { ${aliases.join(" ")} }`);
    expect({ status, data, cookie }).toEqual({ status: 400, data: null, cookie: null });
    expect(await triesCounted()).toBe(0);
  });

  test("that spreads its guesses over all that take a password tries at most five", async () => {
    const { headers } = await addMember(product, "spread@example.com", "ANALYST");
    const { errors } = await ask(
      product,
      `mutation {
        signIn(email: "${ADMIN.email}", password: "guess 1") { id }
        confirmSession(password: "guess 2") { id }
        changePassword(currentPassword: "guess 3", newPassword: "lanterns drift past harbours") { id }
        acceptInvitation(token: "guess 4", name: "x", password: "${PASSWORD}") { id }
      }`,
      { headers },
    );
    expect(errors.length).toBeGreaterThan(0);
    expect(await triesCounted()).toBeLessThanOrEqual(5);
  });
});

describe("a wrong password", () => {
  test("costs the same work whether there is such a member or not", async () => {
    // Work, not time: what else the machine does would decide a race between two clocks.
    const known = await passwordsComputed(() => tryPassword(ADMIN.email, "a guess of some length"));
    const unknown = await passwordsComputed(() => tryPassword("nobody@example.com", "a guess of some length"));
    expect(known).toEqual({ computed: 1, code: "UNAUTHENTICATED" });
    expect(unknown).toEqual(known);
  });
});

describe("one attacker", () => {
  test("is refused within 40 tries with 429 and told when to come back, also with the right password", async () => {
    const statuses: number[] = [];
    for (let number = 0; number < 40 && statuses.at(-1) !== 429; number += 1) {
      statuses.push((await tryPassword(ADMIN.email, `guess ${number}`)).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
    const refused = await fetch(`${product.url}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ query: SIGN_IN, variables: ADMIN }),
    });
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(800);
    expect(seconds).toBeLessThanOrEqual(900);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE" } }] });
  });

  test("who took over an open session cannot guess its password there either", async () => {
    const { headers } = await addMember(product, "stolen@example.com", "ADMIN");
    const outcomes: unknown[] = [];
    for (let number = 0; number < 12; number += 1) {
      const query =
        number % 2 === 0
          ? `mutation { confirmSession(password: "guess ${number}") { id } }`
          : `mutation { changePassword(currentPassword: "guess ${number}", newPassword: "lanterns drift past harbours") { id } }`;
      outcomes.push((await ask(product, query, { headers })).errors[0]?.extensions.code);
    }
    expect(outcomes).toEqual([...Array.from({ length: 10 }, () => "UNAUTHENTICATED"), "UNAVAILABLE", "UNAVAILABLE"]);
  });

  test("who guesses links is refused by address", async () => {
    const statuses = new Set<number>();
    for (let number = 0; number < 101; number += 1) {
      const accept = `mutation { acceptInvitation(token: "guess ${number}", name: "x", password: "${PASSWORD}") { id } }`;
      statuses.add((await ask(product, accept)).status);
    }
    expect(statuses).toEqual(new Set([200, 429]));
  });
});

/** How `act` was answered, and how often Node computed Argon2 meanwhile, told by what its threads were given. */
async function passwordsComputed(act: () => ReturnType<typeof ask>) {
  let computed = 0;
  const hook = createHook({
    init: (_id, type) => {
      if (type === "ARGON2REQUEST") computed += 1;
    },
  }).enable();
  const { errors } = await act();
  hook.disable();
  return { computed, code: errors[0]?.extensions.code };
}
