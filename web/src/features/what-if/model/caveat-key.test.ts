import { expect, test } from "vitest";
import en from "../../../locales/en/what-if.json";
import { caveatKey } from "./caveat-key";

test.each([
  "CONTEXT_TIERS_FROM_SUMS",
  "SERVICE_TIERS_AS_STANDARD",
  "TOKENIZERS_DIFFER",
  "DISCOUNT_OF_SUMS",
  "PRICES_OF_PROJECTS",
  "WEB_SEARCHES_LEFT_OUT",
])("%s, which the server tells, is told in words", (code) => {
  expect(Object.keys(en)).toContain(caveatKey(code));
});

test("a code of a newer server is shown as it is", () => {
  expect(caveatKey("SOMETHING_NEW")).toBeNull();
});
