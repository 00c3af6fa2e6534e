import { expect, test } from "vitest";
import { fitContext } from "./fit-context.js";

const RESERVATION = "0198a5c2-5f0e-4d3b-9c1a-2b7e6f8d9a10";

test.each([
  { given: { userId: 42, noteId: 7n }, fitted: { userId: "42", noteId: "7" }, isTold: false },
  { given: { userId: "x".repeat(257), feature: "notes" }, fitted: { feature: "notes" }, isTold: true },
  { given: { userId: "\ud800", noteId: "a\0", feature: " " }, fitted: {}, isTold: true },
  { given: { userId: { id: 1 }, requestId: true }, fitted: {}, isTold: true },
  { given: { userId: Number.NaN, estimatedInputTokens: 1.5 }, fitted: {}, isTold: true },
  {
    given: { reservationId: RESERVATION, userId: "회원 😀" },
    fitted: { reservationId: RESERVATION, userId: "회원 😀" },
  },
  { given: { reservationId: "one" }, fitted: {}, isTold: true },
  { given: { tags: { team: 5, gone: undefined } }, fitted: { tags: { team: "5" } }, isTold: false },
  { given: { tags: { team: {}, app: "notes" } }, fitted: { tags: { app: "notes" } }, isTold: true },
  { given: { tags: "notes" }, fitted: {}, isTold: true },
  { given: { userId: undefined, noteId: null, inputTokens: 3 }, fitted: { noteId: null, inputTokens: 3 } },
])("$given becomes $fitted", ({ given, fitted, isTold = false }) => {
  const told: Error[] = [];
  expect(JSON.parse(JSON.stringify(fitContext(given, (error) => told.push(error))))).toEqual(fitted);
  expect(told).toHaveLength(isTold ? 1 : 0);
});

test("of more tags than the server takes, the first are kept", () => {
  const tags = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`tag ${index}`, "x"]));
  expect(Object.keys(Object(fitContext({ tags }, () => undefined)["tags"]))).toHaveLength(16);
});
