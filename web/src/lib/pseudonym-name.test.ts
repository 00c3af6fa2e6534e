import { expect, test } from "vitest";
import { pseudonymName } from "./pseudonym-name";

test.each([
  { language: "ko", pseudonym: "sparrow-7F3K", name: "참새-7F3K" },
  { language: "en", pseudonym: "sparrow-7F3K", name: "sparrow-7F3K" },
  { language: "ko", pseudonym: "unheard-7F3K", name: "unheard-7F3K" },
] as const)("$pseudonym reads $name in $language", ({ language, pseudonym, name }) => {
  expect(pseudonymName(pseudonym, language)).toBe(name);
});
