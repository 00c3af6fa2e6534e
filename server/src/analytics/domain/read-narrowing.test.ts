import { describe, expect, test } from "vitest";
import { AppError } from "../../core/errors.js";
import { type EventNarrowingRequest, readNarrowing } from "./read-narrowing.js";

function refusal(request: EventNarrowingRequest): string {
  try {
    readNarrowing(request);
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${error.field} ${error.message}`;
    throw error;
  }
  return "accepted";
}

describe("readNarrowing", () => {
  test.each([
    { name: "nothing", request: null },
    { name: "no condition", request: {} },
    { name: "empty lists and texts", request: { noteIds: [], fingerprints: [], search: "  ", minCost: null } },
  ])("$name restricts nothing", ({ request }) => {
    expect(readNarrowing(request)).toBeNull();
  });

  test("cost is read exactly, to the pico-dollar, and a search as it was typed, without what surrounds it", () => {
    expect(readNarrowing({ minCost: "0.000000000001", search: " Req-7 " })).toMatchObject({
      minCost: 1n,
      search: "Req-7",
    });
  });

  test("a limit of zero is a limit", () => {
    expect(readNarrowing({ maxOutputTokens: 0 })?.maxOutputTokens).toBe(0);
  });

  test.each([
    { request: { minCost: "-1" }, field: "narrow.minCost" },
    { request: { minCost: "0.0000000000001" }, field: "narrow.minCost" },
    { request: { minTokens: -1 }, field: "narrow.minTokens" },
    { request: { minAttempt: 2 ** 31 }, field: "narrow.minAttempt" },
    { request: { noteIds: Array.from({ length: 101 }, () => "n") }, field: "narrow.noteIds" },
    { request: { fingerprints: [""] }, field: "narrow.fingerprints" },
    { request: { search: "x".repeat(129) }, field: "narrow.search" },
  ])("$request.field is refused: $field", ({ request, field }) => {
    expect(refusal(request)).toContain(`BAD_INPUT ${field} `);
  });

  test("in a query string a condition has its bare name", () => {
    expect(() => readNarrowing({ minCost: "-1" }, "")).toThrow(/^minCost: expected decimal USD/);
  });

  test("what may name a person is not repeated", () => {
    expect(refusal({ noteIds: ["nobody@example.com\0"] })).not.toContain("nobody");
    expect(refusal({ search: "nobody@example.com\0x" })).not.toContain("nobody");
  });
});
