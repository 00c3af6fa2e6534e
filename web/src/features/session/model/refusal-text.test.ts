import { describe, expect, test } from "vitest";
import type { Fault } from "../../../lib/graphql-fault";
import type { Translate } from "../../../lib/i18n";
import { refusalText } from "./refusal-text";

const NOTHING: Fault = { kind: "server", message: null, field: null, errorId: null, retryAfterSeconds: null };
const t: Translate = (key, values) => [key, ...Object.values(values ?? {})].join(" ");

describe("why somebody was not let in", () => {
  test.each([
    { name: "a wrong password says nothing more", fault: { kind: "unauthenticated" }, text: "session.refused" },
    {
      name: "less than a minute to wait is said in seconds",
      fault: { kind: "throttled", retryAfterSeconds: 60 },
      text: "session.throttled.seconds 60",
    },
    {
      name: "more is said in minutes, never too early",
      fault: { kind: "throttled", retryAfterSeconds: 61 },
      text: "session.throttled.minutes 2",
    },
    {
      name: "an unknown wait is a few minutes",
      fault: { kind: "throttled", retryAfterSeconds: null },
      text: "ui.fault.throttled",
    },
    { name: "the server's own words are kept", fault: { kind: "bad-input", message: "too long" }, text: "too long" },
  ] satisfies { name: string; fault: Partial<Fault>; text: string }[])("$name", ({ fault, text }) => {
    expect(refusalText({ ...NOTHING, ...fault }, "session.refused", t)).toBe(text);
  });
});
