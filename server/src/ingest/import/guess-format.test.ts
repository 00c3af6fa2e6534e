import { expect, test } from "vitest";
import { guessFormat } from "./guess-format.js";
import { ImportError } from "./import-error.js";

test.each([
  ["trace.CSV", "whatever", "azure"],
  ["trace.txt", "TIMESTAMP,ContextTokens,GeneratedTokens", "azure"],
  ["log.jsonl", '{"time": 1, "event": "message_send"}', "aider"],
  ["usage.jsonl", '{"id":"a","provider":"google"}', "events"],
  ["usage", ' {"id":"a"', "events"],
])("%s beginning with %s is %s", (path, line, format) => {
  expect(guessFormat(path, line)).toBe(format);
});

test("anything else has to be named", () => {
  expect(() => guessFormat("notes.txt", "Dear diary")).toThrow(ImportError);
});
