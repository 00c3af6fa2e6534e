import { CombinedGraphQLErrors, ServerError } from "@apollo/client/errors";
import { describe, expect, test } from "vitest";
import { toFault } from "./graphql-fault";

function answered(status: number): ServerError {
  return new ServerError("refused", { response: new Response("{}", { status }), bodyText: "{}" });
}

function failed(code: string): CombinedGraphQLErrors {
  return new CombinedGraphQLErrors({ errors: [{ message: "Try again.", extensions: { code } }] });
}

describe("a fault for a person", () => {
  test.each([
    { name: "the database is away, before the operation", error: answered(503), kind: "unavailable" },
    { name: "the database is away, within the operation", error: failed("UNAVAILABLE"), kind: "unavailable" },
    { name: "a session that ended", error: answered(401), kind: "unauthenticated" },
    { name: "a bug", error: answered(500), kind: "server" },
    { name: "nobody answered", error: new TypeError("Failed to fetch"), kind: "offline" },
  ])("$name: $kind", ({ error, kind }) => {
    expect(toFault(error).kind).toBe(kind);
  });
});

test("a refused answer to a form says which field it is about", () => {
  const refused = new CombinedGraphQLErrors({
    errors: [{ message: "expected a price", extensions: { code: "BAD_INPUT", field: "input.rates[0].usdPerMillion" } }],
  });
  expect(toFault(refused)).toMatchObject({
    kind: "bad-input",
    message: "expected a price",
    field: "input.rates[0].usdPerMillion",
  });
});
