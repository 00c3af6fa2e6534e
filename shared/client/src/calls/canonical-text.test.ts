import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalText } from "./canonical-text.js";

test("fields stand in the order that `sort` gives them, however many there are", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ maxLength: 3 }), { maxLength: 20 }), (names) => {
      const fields: unknown = Object.fromEntries(names.map((name) => [name, true]));
      const sorted = names.toSorted().map((name) => `${name.length}:${name}boolean:true;`);
      expect(canonicalText(fields)).toBe(`{${sorted.join("")}}`);
    }),
  );
});
