import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startProduct, type Product } from "../api/start-product.js";
import { signInAsAdmin } from "./sign-in.js";

let product: Product;
let cookie: string;

beforeAll(async () => {
  product = await startProduct();
  cookie = await signInAsAdmin(product);
});

afterAll(() => product.stop());

const NO_GET = "what is asked would stand in logs and histories, and any page could ask it: POST alone is answered";
const REFUSED_IS_400 =
  "a document or variables that are refused answer 400 for either media type, so that proxies, figures and clients see a refusal";

/** Audits that are not passed, each with the reason; none of them says MUST. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "5A70": NO_GET,
  D6D5: NO_GET,
  "6A70": NO_GET,
  "572B": REFUSED_IS_400,
  FDE2: REFUSED_IS_400,
  "7B9B": REFUSED_IS_400,
};

/** Some ask what the schema is, which is for administrators. */
const audits = serverAudits({
  url: () => `${product.url}/graphql`,
  fetchFn: (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set("Cookie", cookie);
    return fetch(url, { ...init, headers });
  },
});

test("there are 61 audits, and no exception is of what a server must do", () => {
  expect(audits).toHaveLength(61);
  for (const id of Object.keys(EXCEPTIONS)) {
    expect(audits.find((audit) => audit.id === id)?.name).toMatch(/^(MAY|SHOULD) /);
  }
});

test.each(audits.filter(({ id }) => !(id in EXCEPTIONS)))("$id $name", async ({ fn }) => {
  expect(await fn()).toMatchObject({ status: "ok" });
});

test.each(audits.filter(({ id }) => id in EXCEPTIONS))("$id is not passed: $name", async ({ fn }) => {
  expect((await fn()).status).toMatch(/^(notice|warn)$/);
});
