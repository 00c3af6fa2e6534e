import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { takeFile } from "./take-file";

const MIB = 2 ** 20;
const ADDRESS = "/v1/exports/7";

/** A browser that is asked to keep files, and a server with one. */
function setUp(answer: () => Response) {
  const asked: string[] = [];
  const kept: { href: string; download: string }[] = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return Promise.resolve(answer());
  });
  vi.stubGlobal("document", {
    createElement: () => ({
      href: "",
      download: "",
      click(this: { href: string; download: string }) {
        kept.push({ href: this.href, download: this.download });
      },
    }),
  });
  const take = (bytes?: number | null) => takeFile(ADDRESS, new AbortController().signal, bytes);
  return { asked, kept, take };
}

const sent = (bytes: number, headers: Record<string, string> = {}): Response =>
  new Response(
    new ReadableStream({
      pull: (controller) => {
        controller.enqueue(new Uint8Array(bytes));
        controller.close();
      },
    }),
    { headers: { "content-disposition": 'attachment; filename="usage.csv"', ...headers } },
  );

beforeEach(() => {
  // What was handed over is let go a minute later.
  vi.useFakeTimers({ toFake: ["setTimeout"] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a file whose length a list has said", () => {
  test.each([
    { name: "is fetched when it is short", bytes: 256 * MIB, asked: [ADDRESS] },
    { name: "is left to the browser when it is long, and asked for by nobody before", bytes: 256 * MIB + 1, asked: [] },
    { name: "counts as long when the list has none", bytes: null, asked: [] },
  ])("$name", async ({ bytes, asked }) => {
    const at = setUp(() => sent(3));
    expect(await at.take(bytes)).toEqual({ fault: null, archivedBefore: null });
    expect(at.asked).toEqual(asked);
    const link = asked.length === 0 ? { href: ADDRESS, download: "" } : { download: "usage.csv" };
    expect(at.kept).toMatchObject([link]);
  });
});

describe("a file that is written when it is asked for", () => {
  test.each([
    { name: "is asked for once when it is short", bytes: 3, headers: { "content-length": "3" }, isLeft: false },
    { name: "so is one whose length is not said", bytes: 3, headers: {}, isLeft: false },
    {
      name: "is left to the browser when it says that it is long",
      bytes: 3,
      headers: { "content-length": "268435457" },
      isLeft: true,
    },
    { name: "or turns out to be, with no length", bytes: 256 * MIB + 1, headers: {}, isLeft: true },
    { name: "or packed on the way", bytes: 256 * MIB + 1, headers: { "content-length": "9" }, isLeft: true },
  ])("$name", async ({ bytes, headers, isLeft }) => {
    const at = setUp(() => sent(bytes, headers));
    expect((await at.take()).fault).toBeNull();
    expect(at.asked).toEqual([ADDRESS]);
    expect(at.kept).toHaveLength(1);
    expect(at.kept[0]?.href === ADDRESS).toBe(isLeft);
  });

  test("is no file when it is refused, or broken off", async () => {
    const error = { code: "FORBIDDEN", message: "That needs the right EXPORT_USAGE." };
    const refused = setUp(() => Response.json({ error }, { status: 403 }));
    expect((await refused.take()).fault).toMatchObject({ kind: "forbidden", message: error.message });
    const cut = setUp(() => new Response(new ReadableStream({ pull: (body) => body.error(new TypeError("cut")) })));
    expect((await cut.take()).fault).toMatchObject({ kind: "offline" });
    expect([...refused.kept, ...cut.kept]).toEqual([]);
  });
});
