import { describe, expect, test } from "vitest";
import { aiderParser } from "./aider.js";
import type { EventDefaults } from "./parsed-line.js";

const NO_DEFAULTS: EventDefaults = { provider: null, model: null, feature: null };
const SENT = {
  time: 1_723_560_043,
  user_id: "52b5cc12-f16d-45f3-b30c-95ab4ae904ee",
  event: "message_send",
  main_model: "gpt-4o-mini",
  edit_format: "diff",
  prompt_tokens: 638,
  completion_tokens: 25,
  total_tokens: 663,
  cost: 0.0001107,
};
const parse = (fields: object, defaults = NO_DEFAULTS) => aiderParser(defaults)(JSON.stringify({ ...SENT, ...fields }));

describe("aiderParser", () => {
  test("a request becomes an event with the log's time, counts and cost", () => {
    expect(parse({})).toEqual({
      kind: "event",
      event: {
        time: "2024-08-13T14:40:43.000Z",
        userId: "52b5cc12-f16d-45f3-b30c-95ab4ae904ee",
        feature: "code",
        provider: "openai",
        model: "gpt-4o-mini",
        inputTokens: 638,
        outputTokens: 25,
        reportedCostUsd: "0.0001107",
        tags: { edit_format: "diff" },
      },
    });
  });

  test.each([
    { name: "a cost of zero is a claim of zero", fields: { cost: 0 }, expected: { reportedCostUsd: "0" } },
    { name: "nobody is no user", fields: { user_id: null }, expected: { userId: null } },
    { name: "questions are another feature", fields: { edit_format: "ask" }, expected: { feature: "ask" } },
    {
      name: "a missing model is unknown",
      fields: { main_model: null },
      expected: { provider: "unknown", model: "unknown" },
    },
    {
      name: "wrong counts are left for the door to refuse",
      fields: { prompt_tokens: -1 },
      expected: { inputTokens: -1 },
    },
  ])("$name", ({ fields, expected }) => {
    expect(parse(fields)).toMatchObject({ kind: "event", event: expected });
  });

  test("no cost is no claim", () => {
    const line = parse({ cost: null });
    expect(line.kind === "event" && "reportedCostUsd" in line.event).toBe(false);
  });

  test("the digits of the outer cost are taken, not those of a nested one", () => {
    const nestedLast = `{"time":1,"event":"message_send","cost":0.013317500000000001,"session":{"cost":7}}`;
    const nestedFirst = `{"time":1,"event":"message_send","session":{"cost":7},"cost":0.013317500000000001}`;
    for (const line of [nestedLast, nestedFirst]) {
      expect(aiderParser(NO_DEFAULTS)(line)).toMatchObject({ event: { reportedCostUsd: "0.0133175" } });
    }
  });

  test("given names fill in only what the log does not say", () => {
    const defaults = { provider: "openai", model: "gpt-4o", feature: "pairing" };
    expect(parse({ main_model: "None" }, defaults)).toMatchObject({
      event: { provider: "openai", model: "gpt-4o", feature: "pairing" },
    });
    expect(parse({ main_model: "claude-x" }, defaults)).toMatchObject({
      event: { provider: "anthropic", model: "claude-x" },
    });
  });

  test("failed requests and other log entries are skipped with the reason", () => {
    expect(parse({ event: "message_send_exception" })).toMatchObject({ kind: "skipped" });
    expect(parse({ event: "launched" })).toEqual({
      kind: "skipped",
      reason: "other log entries (launched) are not requests",
    });
  });

  test.each([
    "{",
    "[]",
    "7",
    "null",
    '{"event":"message_send","time":"noon"}',
    '{"event":"message_send","time":1e300}',
  ])("%s is malformed", (line) => {
    expect(aiderParser(NO_DEFAULTS)(line).kind).toBe("malformed");
  });

  test("a blank line is nothing", () => {
    expect(aiderParser(NO_DEFAULTS)("  ").kind).toBe("nothing");
  });
});
