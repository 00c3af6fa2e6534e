import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";

const SIGN_IN =
  "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { email } }";
/** Fewer than one address may fail with in a quarter of an hour. */
const CROWD = 60;

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

test("a crowd that guesses is told to come back, and keeps out nobody who signed in from there before", async () => {
  const asAdmin = () => ask(product, SIGN_IN, { variables: ADMIN });
  await asAdmin();
  const crowd = Array.from({ length: CROWD }, (_, at) =>
    ask(product, SIGN_IN, { variables: { email: `stranger-${at}@example.com`, password: "a guess of theirs" } }),
  );
  const admins = await Promise.all([asAdmin(), asAdmin(), asAdmin()]);
  const turnedAway = (await Promise.all(crowd)).filter(({ status }) => status === 429);
  expect(turnedAway.length).toBeGreaterThan(CROWD / 2);
  expect(admins.map(({ data }) => data)).toEqual(admins.map(() => ({ signIn: { email: ADMIN.email } })));
  // Who was turned away for the crowd's sake is not counted as having guessed.
  const { rows } = await product.sql.query<{ most: number }>("select max(tries)::int as most from sign_in_tries");
  expect(rows[0]?.most).toBeLessThanOrEqual(CROWD - turnedAway.length);
});
