import { expect, test } from "vitest";
import { newKeySecret, storedSecret } from "./key-secret.js";

test("a new secret is tl_ and 43 characters, of which nine are shown", () => {
  const secret = newKeySecret();
  expect(secret).toMatch(/^tl_[\w-]{43}$/);
  expect(storedSecret(secret).prefix).toBe(secret.slice(0, 9));
});

test("of a short secret that an operator chose, a third is shown at most", () => {
  expect(storedSecret("password").prefix).toBe("pa");
});
