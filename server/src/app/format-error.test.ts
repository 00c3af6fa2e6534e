import { GraphQLError } from "graphql";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { AppError } from "../core/errors.js";
import { formatError } from "./format-error.js";

const AWAY = Object.assign(new Error("connect ECONNREFUSED 10.1.2.3:5432"), { code: "ECONNREFUSED" });

function format(error: unknown) {
  const logged: string[] = [];
  const logger = pino({ base: null }, { write: (line: string) => logged.push(line) });
  return { shown: formatError({ message: "raw" }, error, logger), logged };
}

describe("formatError", () => {
  test.each([
    { name: "in a resolver", error: new GraphQLError("raw", { path: ["usageTotals"], originalError: AWAY }) },
    { name: "before there is an operation", error: AWAY },
    { name: "over WebSocket", error: new GraphQLError("", { originalError: AWAY }) },
  ])("a database that is away is no bug: $name", ({ error }) => {
    const { shown, logged } = format(error);
    expect(shown).toMatchObject({
      message: "The database cannot be reached right now. Try again in a moment.",
      extensions: { code: "UNAVAILABLE" },
    });
    expect(logged).toEqual([]);
  });

  test("a refusal of ours keeps its words, code and field", () => {
    const { shown } = format(AppError.badInput("filter.range", "a preset", "someday"));
    expect(shown).toEqual({
      message: 'filter.range: expected a preset, got "someday"',
      extensions: { code: "BAD_INPUT", field: "filter.range" },
    });
  });

  test("a bug is logged under the id that is shown", () => {
    const { shown, logged } = format(new TypeError("secret insides"));
    expect(shown.extensions?.code).toBe("INTERNAL");
    expect(JSON.stringify(shown)).not.toContain("secret insides");
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(String(shown.extensions?.errorId));
    expect(logged[0]).toContain("secret insides");
  });

  test("a value that does not fit is not repeated, neither with Apollo's code nor without any", () => {
    const message =
      'Variable "$events" got invalid value ["minji"] at "events[0].userId"; String cannot represent a non string value: ["minji"]';
    const logger = pino({ enabled: false });
    const fault = new GraphQLError(message);
    for (const formatted of [{ message, extensions: { code: "BAD_USER_INPUT" } }, { message }]) {
      expect(formatError(formatted, fault, logger)).toMatchObject({
        message: 'Variable "$events" at "events[0].userId": String cannot represent a non string value.',
        extensions: { code: "BAD_INPUT", field: "events.0.userId" },
      });
    }
  });
});
