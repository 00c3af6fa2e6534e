import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HttpError } from "../../src/ingest/http-error.js";
import type { Span } from "../../src/otlp/domain/span.js";
import { decodeJson } from "../../src/otlp/wire/decode-json.js";
import { decodeProtobuf } from "../../src/otlp/wire/decode-protobuf.js";
import { encodeProtobuf } from "./encode-protobuf.js";
import { exportOf, jsonSample, madeSpan, sampleBytes, SAMPLES, type JsonSpan, type JsonTraces } from "./otlp-json.js";

const throughJson = (traces: unknown) => decodeJson(JSON.stringify(traces));

/** Without what two runs of one program differ in: the samples of an export are of two. */
function comparable(spans: readonly Span[]) {
  return spans
    .map(({ scope, failed, resource, attributes }) => {
      const pairs = Object.entries(attributes).filter(([name]) => name !== "gen_ai.response.id");
      return JSON.stringify({ scope, failed, resource, pairs: pairs.map(String).toSorted() });
    })
    .toSorted();
}

describe.each(SAMPLES)("the export %s", (name) => {
  test("is the same in both encodings", () => {
    const spans = decodeProtobuf(encodeProtobuf(jsonSample(name)));
    expect(spans.length).toBeGreaterThan(20);
    expect(throughJson(jsonSample(name))).toEqual(spans);
    expect(comparable(decodeProtobuf(sampleBytes(`${name}.pb`)))).toEqual(comparable(spans));
  });

  test("leaves questions and answers behind", () => {
    const text = sampleBytes(`${name}.json`).toString();
    const kept = JSON.stringify([...decodeProtobuf(sampleBytes(`${name}.pb`)), ...decodeJson(text)]);
    expect(text).toMatch(/messages|exhausted/);
    expect(kept).not.toMatch(/messages|exhausted|stack|\[\[usage/);
  });
});

describe("values", () => {
  const read = (attributes: JsonSpan["attributes"]) => {
    const traces = exportOf([{ scope: "s", span: { traceId: "AB", spanId: "cd", ...(attributes && { attributes }) } }]);
    const [span] = throughJson(traces);
    expect(decodeProtobuf(encodeProtobuf(traces))).toEqual([span]);
    return span?.attributes;
  };
  const NAME = "gen_ai.usage.input_tokens";

  test.each([
    { name: "a number", value: { intValue: 1203 }, kept: 1203 },
    { name: "a whole number in a string", value: { intValue: "1203" }, kept: 1203 },
    { name: "one below zero", value: { intValue: "-5" }, kept: -5 },
    { name: "one that would be rounded", value: { intValue: "9007199254740993" }, kept: "9007199254740993" },
    { name: "a fraction", value: { doubleValue: 1.5 }, kept: 1.5 },
    { name: "text", value: { stringValue: "한글" }, kept: "한글" },
    { name: "a flag", value: { boolValue: true }, kept: true },
    { name: "a list", value: { arrayValue: { values: [{ intValue: 1 }] } }, kept: undefined },
    { name: "a map", value: { kvlistValue: { values: [{ key: "a", value: { intValue: 1 } }] } }, kept: undefined },
    { name: "nothing", value: {}, kept: undefined },
  ])("$name is read alike in both encodings", ({ value, kept }) => {
    expect(read([{ key: NAME, value }])?.[NAME]).toBe(kept);
  });

  test("ids are hex digits in small letters, times milliseconds with their fraction", () => {
    const span = { traceId: "AB01", spanId: "CD", startTimeUnixNano: "1795432653141500000", endTimeUnixNano: 1e18 };
    const traces = exportOf([{ scope: "s", span }]);
    const expected = { traceId: "ab01", spanId: "cd", startMs: 1795432653141.5, endMs: 1e12 };
    expect(throughJson(traces)).toEqual([expect.objectContaining(expected)]);
    expect(decodeProtobuf(encodeProtobuf(traces))).toEqual([expect.objectContaining(expected)]);
  });

  test("nothing is an export without spans", () => {
    for (const text of ["{}", '{"resourceSpans":[]}', '{"resourceSpans":[{}]}']) expect(decodeJson(text)).toEqual([]);
    expect(decodeProtobuf(Buffer.alloc(0))).toEqual([]);
  });
});

describe("what is no export", () => {
  const status = (decode: () => unknown) => {
    try {
      decode();
      return 200;
    } catch (error) {
      if (error instanceof HttpError) return error.status;
      throw error;
    }
  };
  const nested = (levels: number) => Buffer.alloc(levels, 0x0b); // the begin of a group, in itself

  test.each([
    { name: "text", bytes: Buffer.from('{"resourceSpans":[]}') },
    { name: "a varint that does not end", bytes: Buffer.alloc(64, 0xff) },
    { name: "a length beyond the body", bytes: Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x07]) },
    { name: "a length of four billion", bytes: Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f, 0]) },
    { name: "groups 100,000 deep", bytes: nested(100_000) },
    { name: "field 0", bytes: Buffer.from([0x02, 0x00]) },
  ])("$name in protobuf is refused", ({ bytes }) => {
    expect(status(() => decodeProtobuf(bytes))).toBe(400);
  });

  test.each([
    "",
    "[]",
    "null",
    '{"resourceSpans":{}}',
    '{"resourceSpans":[1]}',
    '{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"g"}]}]}]}',
    '{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":5}]}]}]}',
    '{"resourceSpans":[{"scopeSpans":[{"spans":[{"startTimeUnixNano":-1}]}]}]}',
    '{"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"gen_ai.usage.input_tokens","value":{"intValue":"x"}}]}]}]}]}',
    `{"resourceSpans":[{"scopeSpans":[{"spans":[{"startTimeUnixNano":"${"9".repeat(400)}"}]}]}]}`,
  ])("%s in JSON is refused", (text) => {
    expect(status(() => decodeJson(text))).toBe(400);
  });

  test("more spans than one export may hold are refused in either encoding", () => {
    const { span } = madeSpan({ id: "1" }, {});
    const traces: JsonTraces = { resourceSpans: [{ scopeSpans: [{ spans: Array(20_001).fill(span) }] }] };
    expect(status(() => throughJson(traces))).toBe(413);
    expect(status(() => decodeProtobuf(encodeProtobuf(traces)))).toBe(413);
  });

  test("any bytes are an export or refused, and so is a real one with any byte changed or its end missing", () => {
    const real = encodeProtobuf(jsonSample("traceloop-openai-anthropic-gemini"));
    const place = fc.nat(real.length - 1);
    const changed = fc.tuple(place, fc.nat(255), place).map(([at, byte, end]) => {
      const bytes = Buffer.from(real);
      bytes[at] = byte;
      return bytes.subarray(0, end);
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), changed), (bytes) => {
        expect([200, 400]).toContain(status(() => decodeProtobuf(Buffer.from(bytes))));
      }),
      { numRuns: 2_000 },
    );
  });

  test("any JSON is an export or refused", () => {
    const names = [
      "resourceSpans",
      "scopeSpans",
      "spans",
      "attributes",
      "key",
      "value",
      "intValue",
      "traceId",
      "status",
    ];
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 8, withCrossShrink: true },
        fc.constantFrom<unknown>(null, 1, -1.5, "", "ab", "gen_ai.usage.input_tokens", true),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie("tree"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect([200, 400]).toContain(status(() => throughJson(value)));
      }),
      { numRuns: 2_000 },
    );
  });
});
