import { describe, expect, test } from "vitest";
import { readOptions } from "./options.js";

const GIVEN = { url: "http://127.0.0.1:4000", key: "tl_secret" };

describe("options", () => {
  test("have usual values, and keep the path of a url", () => {
    expect(readOptions({ ...GIVEN, url: "https://example.com/tokens/#b" })).toMatchObject({
      url: "https://example.com/tokens",
      flushIntervalMs: 1_000,
      maxBatchEvents: 500,
      maxQueuedEvents: 10_000,
      maxQueuedBytes: 16_777_216,
      spoolDir: null,
      fingerprintKey: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  test.each([
    { name: "url", wrong: { url: "127.0.0.1:4000" } },
    { name: "url", wrong: { url: "http://user:password@127.0.0.1" } },
    { name: "url", wrong: { url: "http://h/?a=b" } },
    { name: "key", wrong: { key: "" } },
    { name: "key", wrong: { key: "tl_secret\n" } },
    { name: "maxBatchEvents", wrong: { maxBatchEvents: 5_001 } },
    { name: "maxQueuedEvents", wrong: { maxQueuedEvents: 0 } },
    { name: "maxQueuedBytes", wrong: { maxQueuedBytes: 1.5 } },
    { name: "flushIntervalMs", wrong: { flushIntervalMs: -1 } },
    { name: "spoolDir", wrong: { spoolDir: "" } },
    { name: "fingerprintKey", wrong: { fingerprintKey: "" } },
  ])("$wrong is refused by the name of the option, and no secret is repeated", ({ name, wrong }) => {
    const make = () => readOptions({ ...GIVEN, ...wrong });
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`createTokenledger: ${name} has to be`);
    expect(make).not.toThrow(/tl_secret|password@/);
  });

  test("that are not given at all are asked for by name", () => {
    expect(() => Reflect.apply(readOptions, null, [])).toThrow("url and key have to be given");
  });
});
