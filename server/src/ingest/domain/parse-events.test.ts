import { describe, expect, test } from "vitest";
import { MalformedBodyError, parseJsonEvents, parseNdjsonEvents, TooManyEventsError } from "./parse-events.js";

const listOf = (count: number) => JSON.stringify(Array.from({ length: count }, () => 1));
const linesOf = (count: number) => "1\n".repeat(count);

describe("a JSON body", () => {
  test.each([
    { text: '{"events":[{"id":"a"},{"id":"b"}]}', events: [{ id: "a" }, { id: "b" }] },
    { text: '[{"id":"a"}]', events: [{ id: "a" }] },
    { text: '{"id":"a"}', events: [{ id: "a" }] },
    { text: ' [1, null, "x"] ', events: [1, null, "x"] },
    { text: '{"id":"a","events":[7]}', events: [7] },
  ])("$text", ({ text, events }) => {
    expect(parseJsonEvents(text)).toEqual(events);
  });

  test.each([
    { text: "", message: "The body is not valid JSON." },
    { text: "{", message: "The body is not valid JSON." },
    { text: "7", message: /^The body: expected/ },
    { text: "null", message: /^The body: expected/ },
    { text: '"secret"', message: /^The body: expected/ },
    { text: '{"events":null}', message: "events: expected an array." },
    { text: '{"events":{"0":1}}', message: "events: expected an array." },
    { text: "[]", message: "events: expected at least one event, got none." },
    { text: '{"events":[]}', message: "events: expected at least one event, got none." },
  ])("refuses $text", ({ text, message }) => {
    expect(() => parseJsonEvents(text)).toThrow(MalformedBodyError);
    expect(() => parseJsonEvents(text)).toThrow(message);
  });

  test("never quotes the body, which may hold what does not belong in a log", () => {
    expect(() => parseJsonEvents('{"prompt":"my secret')).toThrow(/^The body is not valid JSON\.$/);
  });

  test("has at most 5,000 events", () => {
    expect(parseJsonEvents(listOf(5_000))).toHaveLength(5_000);
    expect(() => parseJsonEvents(listOf(5_001))).toThrow(TooManyEventsError);
  });
});

describe("an NDJSON body", () => {
  test.each([
    { name: "one event a line", text: '{"id":"a"}\n{"id":"b"}', events: [{ id: "a" }, { id: "b" }] },
    { name: "a final line end", text: '{"id":"a"}\n', events: [{ id: "a" }] },
    { name: "empty lines and Windows line ends", text: '\r\n{"id":"a"}\r\n \n7\r\n', events: [{ id: "a" }, 7] },
    { name: "a list on a line is one event, and none that is well-formed", text: "[1]", events: [[1]] },
  ])("$name", ({ text, events }) => {
    expect(parseNdjsonEvents(text)).toEqual(events);
  });

  test("names the line that is not JSON, counting empty ones, and does not quote it", () => {
    expect(() => parseNdjsonEvents('{"id":"a"}\n\n{"secret')).toThrow(/^Line 3 is not valid JSON\.$/);
  });

  test("has at least one event and at most 5,000", () => {
    expect(() => parseNdjsonEvents("\n \n")).toThrow(MalformedBodyError);
    expect(parseNdjsonEvents(linesOf(5_000))).toHaveLength(5_000);
    expect(() => parseNdjsonEvents(linesOf(5_001))).toThrow(TooManyEventsError);
  });
});
