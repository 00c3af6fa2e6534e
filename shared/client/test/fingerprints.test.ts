import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTokenledger } from "../src/client.js";
import type { Tokenledger } from "../src/tokenledger.js";
import { type CallDesk, GEMINI, openCallDesk } from "./call-desk.js";

let desk: CallDesk;

beforeAll(async () => {
  desk = await openCallDesk();
});

afterAll(() => desk.close());

describe("fingerprints", () => {
  const printOf = async (prompt: unknown, of: Tokenledger = desk.ledger) => {
    desk.server.taken.clear();
    await of.track(async () => GEMINI, { prompt });
    await of.flush();
    return [...desk.server.taken.values()][0]?.["fingerprint"];
  };

  test("are equal for equal prompts, whatever the order of their fields, and at most 64 characters", async () => {
    const print = await printOf([{ role: "user", parts: [{ text: "비밀" }] }]);
    expect(print).toMatch(/^[\w-]{43}$/);
    expect(await printOf([{ parts: [{ text: "비밀" }], role: "user" }])).toBe(print);
    expect(await printOf([{ parts: [{ text: "다른" }], role: "user" }])).not.toBe(print);
    const image = { data: Buffer.from("비밀") };
    expect(await printOf(image)).toBe(await printOf({ data: new Uint8Array(image.data) }));
  });

  test.each([
    { name: "addresses", one: new URL("https://a.example/1.png"), other: new URL("https://a.example/2.png") },
    { name: "buffers", one: new Uint8Array([1]).buffer, other: new Uint8Array([2]).buffer },
    { name: "dates", one: new Date(1), other: new Date(2) },
    { name: "maps", one: new Map([["a", 1]]), other: new Map([["a", 2]]) },
    { name: "sets", one: new Set([1]), other: new Set([2]) },
  ])("tell $name apart", async ({ one, other }) => {
    const print = await printOf([{ image: one }]);
    expect(print).toMatch(/^[\w-]{43}$/);
    expect(await printOf([{ image: one }])).toBe(print);
    expect(await printOf([{ image: other }])).not.toBe(print);
  });

  test("of what cannot be seen from outside there are none, and the call is recorded", async () => {
    expect(await printOf([{ image: new Blob(["비밀"]) }])).toBeUndefined();
    expect(desk.server.taken.size).toBe(1);
  });

  test("are other ones with another key, and none without", async () => {
    const other = createTokenledger({ url: desk.server.url, key: "tl_other" });
    const same = createTokenledger({ url: desk.server.url, key: "tl_other", fingerprintKey: "shared" });
    const without = createTokenledger({ url: desk.server.url, key: "tl_test", fingerprintKey: null });
    const prints = [await printOf("비밀"), await printOf("비밀", other), await printOf("비밀", same)];
    expect(new Set(prints).size).toBe(3);
    expect(await printOf("비밀", without)).toBeUndefined();
    await Promise.all([other, same, without].map((opened) => opened.close()));
  });

  test("of a prompt that refers to itself there is none; the call is recorded", async () => {
    const prompt: Record<string, unknown> = {};
    prompt["self"] = prompt;
    expect(await printOf(prompt)).toBeUndefined();
    expect(desk.server.taken.size).toBe(1);
    expect(desk.problems.at(-1)).toMatchObject({ kind: "INTERNAL" });
  });
});
