import { describe, expect, test } from "vitest";
import { toldRejection } from "./told-refusal.js";

describe("toldRejection", () => {
  test.each([
    {
      name: "what came is left out",
      field: "inputTokens",
      message: 'inputTokens: expected a whole number, got "Dear diary, got up late"',
      told: { code: "BAD_INPUT", field: "inputTokens", message: "expected a whole number" },
    },
    {
      name: "a name that the sender chose is left out with what came",
      field: "tags.Dear diary, got up",
      message: "tags.Dear diary, got up: expected text, got a number",
      told: { code: "BAD_INPUT", field: "tags", message: "expected text" },
    },
    {
      name: "an event that is none has no field",
      field: null,
      message: 'event: expected a JSON object, got "Dear diary"',
      told: { code: "BAD_INPUT", field: null, message: "expected a JSON object" },
    },
    {
      name: "a field that no event has is not told",
      field: "Dear diary",
      message: "Dear diary: expected nothing, got text",
      told: { code: "BAD_INPUT", field: null, message: "expected nothing" },
    },
  ])("$name", ({ field, message, told }) => {
    expect(toldRejection({ code: "BAD_INPUT", field, message })).toEqual(told);
  });

  test("an id that is taken is told whole", () => {
    const message = "id: an event with this id and other content is recorded already; the first one stays.";
    expect(toldRejection({ code: "CONFLICT", field: "id", message })).toEqual({
      code: "CONFLICT",
      field: "id",
      message: "an event with this id and other content is recorded already; the first one stays.",
    });
  });
});
