import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readUsageText } from "./read-usage-text.js";

const ONE = { promptTokenCount: 1 };
const TWO = { promptTokenCount: 2 };

/** More levels than a program that calls itself for each of them survives. */
const deep = (open: string, close: string) => `${open.repeat(100_000)}1${close.repeat(100_000)}`;

describe("readUsageText", () => {
  test.each([
    { name: "an object in one line", text: JSON.stringify(ONE) },
    { name: "an object laid out over lines", text: `\n${JSON.stringify(ONE, null, 2)}\n` },
  ])("reads $name", ({ text }) => {
    expect(readUsageText(text)).toEqual({ kind: "object", usage: ONE });
  });

  test.each([
    { name: "an array", text: JSON.stringify([ONE, TWO], null, 2) },
    { name: "NDJSON", text: `${JSON.stringify(ONE)}\n\n${JSON.stringify(TWO)}\n` },
    { name: "an SSE stream", text: `data: ${JSON.stringify(ONE)}\n\ndata: ${JSON.stringify(TWO)}\n\ndata: [DONE]\n\n` },
    {
      name: "an SSE stream with events, comments and Windows' line ends",
      text: `: hello\r\nevent: start\r\ndata: ${JSON.stringify(ONE)}\r\n\r\nid: 7\r\ndata:${JSON.stringify(TWO)}\r\n`,
    },
    {
      name: "an SSE stream that lost its empty lines",
      text: `event: a\ndata: ${JSON.stringify(ONE)}\nevent: b\ndata: ${JSON.stringify(TWO)}\ndata: [DONE]`,
    },
    {
      name: "an SSE event over several lines",
      text: `data: {\ndata: "promptTokenCount": 1}\n\ndata: ${JSON.stringify(TWO)}`,
    },
  ])("reads the chunks of $name", ({ text }) => {
    expect(readUsageText(text)).toEqual({ kind: "stream", chunks: [ONE, TWO] });
  });

  test("reads a recorded stream whole", () => {
    const url = new URL(
      "../../../fixtures/provider-responses/gemini-streamGenerateContent-sse-03.json",
      import.meta.url,
    );
    const { sse } = JSON.parse(readFileSync(url, "utf8")).response;
    const read = readUsageText(sse);
    expect(read.kind === "stream" && read.chunks.every((chunk) => "usageMetadata" in chunk)).toBe(true);
  });

  test.each([
    { name: "nothing", text: "  ", message: "usage: expected a JSON object, an array of chunks, one JSON object per" },
    { name: "prose", text: "1,200 tokens", message: 'or SSE lines such as data: {…}, got "1,200 tokens"' },
    {
      name: "an object that ends early",
      text: '{"a": 1',
      message: 'expected "," or "}" in line 1, column 8, got "the end"',
    },
    {
      name: "a fault in the middle of an object",
      text: '{\n  "a": 1,\n  "b": one\n}',
      message: 'expected a JSON value in line 3, column 8, got "one\\n}"',
    },
    { name: "a fault in NDJSON", text: '{"a": 1}\n{"b" 2}', message: 'expected ":" in line 2, column 6, got "2}"' },
    { name: "a number in NDJSON", text: '{"a": 1}\n2', message: "expected a JSON object in line 2, column 1, got 2" },
    {
      name: "a number in an array",
      text: '[{"a": 1}, 2]',
      message: "usage[1]: expected a chunk of a stream as a JSON object, got 2",
    },
    { name: "an empty array", text: "[]", message: "expected 1 to 20000 chunks of a stream, got 0" },
    {
      name: "a stream without data",
      text: "event: ping\n\n",
      message: "expected 1 to 20000 chunks of a stream, got 0",
    },
    { name: "a list without bottom", text: deep("[", "]"), message: "expected at most 64 levels of JSON" },
    {
      name: "an object without bottom",
      text: `{"a": ${deep('{"b":', "}")}}`,
      message: "expected at most 64 levels of JSON",
    },
    {
      name: "a chunk without bottom",
      text: `data: {"a": ${deep("[", "]")}}\n\n`,
      message: "expected at most 64 levels of JSON",
    },
    { name: "a flood", text: "{}\n".repeat(20_001), message: "expected 1 to 20000 chunks of a stream, got 20001" },
    {
      name: "a fault in an SSE stream",
      text: 'data: {"a": 1}\n\ndata: {"b": x}\n',
      message: 'expected a JSON value in line 3, column 13, got "x}"',
    },
    {
      name: "another line in an SSE stream",
      text: 'data: {"a": 1}\nHTTP/1.1 200 OK\n',
      message: 'expected an SSE line such as data: {…} in line 2, got "HTTP/1.1 200 OK"',
    },
  ])("refuses $name and says where", ({ text, message }) => {
    expect(() => readUsageText(text)).toThrow(message);
    expect(() => readUsageText(text)).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  });
});
