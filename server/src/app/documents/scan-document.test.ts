import { expect, test } from "vitest";
import { MAX_NESTING, scanDocument } from "./scan-document.js";

test.each([
  { document: "{ viewer { kind } }", limit: 6, refused: false },
  { document: "{ viewer { kind } }", limit: 5, refused: true },
  { document: "{ a a a a a a", limit: 3, refused: true },
  { document: "{ \u0000", limit: 3, refused: false },
  { document: "", limit: 0, refused: false },
])("$document has more than $limit tokens: $refused", ({ document, limit, refused }) => {
  const scanned = scanDocument(document, limit);
  expect(scanned === `The document has more than ${limit} tokens.`).toBe(refused);
});

test("brackets that nest deeper than any operation are refused before the parser follows them", () => {
  const nested = (levels: number) => `{ a(b: ${"[".repeat(levels)}${"]".repeat(levels)}) }`;
  expect(scanDocument(nested(MAX_NESTING - 2), 1_000)).toMatchObject({ tokens: 131 });
  expect(scanDocument(nested(MAX_NESTING - 1), 1_000)).toBe("The document nests more than 64 brackets.");
});

test("an outline has all that is asked and none of the arguments", () => {
  const document = `mutation ($e: [E!]!) { a: record(events: $e, text: ") {(") { accepted } b(c: { d: "(" }) }`;
  expect(scanDocument(document, 100)).toMatchObject({
    outline: "mutation   { a: record  { accepted } b  }",
  });
});
