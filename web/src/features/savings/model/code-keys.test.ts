import { expect, test } from "vitest";
import en from "../../../locales/en/savings.json";
import { methodKey, reasonKey, skippedKey, stepKey } from "./code-keys";

test.each([
  ["savings.skipped.", skippedKey],
  ["savings.reason.", reasonKey],
  ["savings.step.", stepKey],
  ["savings.how.", methodKey],
] as const)("every code that has words under %s is told in them", (prefix, keyOf) => {
  const keys = Object.keys(en).filter((key) => key.startsWith(prefix));
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.map((key) => keyOf(key.slice(prefix.length)))).toEqual(keys);
});

test.each([methodKey, reasonKey, skippedKey, stepKey])("a code of a newer server has no words yet", (keyOf) => {
  expect(keyOf("SOMETHING_NEW")).toBeNull();
});
