import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";

const VIEWER = "{ viewer { email } }";

let product: Product;

beforeAll(async () => {
  product = await startProduct({ env: { PUBLIC_URL: "https://tokens.example.com" } });
});

afterAll(() => product.stop());

/** A sibling host can set a cookie for the whole domain, but none that begins with `__Host-`. */
test("over TLS, a session under a name that others could have planted signs nobody in", async () => {
  const { Cookie } = await signInAs(product, ADMIN);
  const [name = "", token = ""] = Cookie.split("=");
  expect(name).toBe("__Host-tokenledger");
  expect((await ask(product, VIEWER, { headers: { Cookie } })).data).toEqual({ viewer: { email: ADMIN.email } });
  const planted = { Cookie: `tokenledger=${token}` };
  expect((await ask(product, VIEWER, { headers: planted })).data).toEqual({ viewer: null });
});
