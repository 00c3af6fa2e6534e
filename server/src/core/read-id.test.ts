import { describe, expect, test } from "vitest";
import { readId } from "./read-id.js";

describe("readId", () => {
  test("reads the number behind an id", () => {
    expect(readId("id", "price", "2147483647")).toBe(2_147_483_647);
  });

  test.each([
    { kind: "price", id: "x", says: 'id: expected the id of a price, got "x"' },
    { kind: "export", id: "0", says: 'id: expected the id of an export, got "0"' },
    { kind: "API key", id: "-1", says: 'id: expected the id of an API key, got "-1"' },
    { kind: "re-cost", id: "2147483648", says: 'id: expected the id of a re-cost, got "2147483648"' },
  ])("refuses $id: $says", ({ kind, id, says }) => {
    expect(() => readId("id", kind, id)).toThrow(says);
  });
});
