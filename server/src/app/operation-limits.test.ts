import { expect, test } from "vitest";
import { hasMoreTokens } from "./operation-limits.js";

test.each([
  { document: "{ viewer { kind } }", limit: 6, more: false },
  { document: "{ viewer { kind } }", limit: 5, more: true },
  { document: "{ a a a a a a", limit: 3, more: true },
  { document: "{ \u0000", limit: 3, more: false },
  { document: "", limit: 0, more: false },
])("$document has more than $limit tokens: $more", ({ document, limit, more }) => {
  expect(hasMoreTokens(document, limit)).toBe(more);
});
