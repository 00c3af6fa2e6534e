import { createHash, randomBytes } from "node:crypto";
import { access, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { boundedStore } from "../../src/app/doctor/bounded-store.js";
import { missAbsent } from "../../src/app/doctor/miss-absent.js";
import type { ArchiveStore } from "../../src/retention/store/archive-store.js";
import { calledOffBy } from "../../src/retention/store/called-off-by.js";
import { openS3Store } from "../../src/retention/store/s3-store.js";
import { startS3Server, type Fault, type S3Server } from "./s3-server.js";

const MIB = 1024 ** 2;
const KEY = "usage/2026-08-1-0f3a91bc.parquet";
const LONG = randomBytes(2.5 * MIB);

let server: S3Server;
let folder: string;
let store: ArchiveStore;

beforeAll(async () => {
  server = await startS3Server();
  folder = await mkdtemp(join(tmpdir(), "s3-store-"));
  store = await openS3Store(server.settings, { scratch: join(folder, "scratch"), partBytes: MIB });
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => {
  server.requests.length = 0;
});

afterEach(async () => {
  server.breakBy(null);
  await expectNothingLeft();
});

async function expectNothingLeft(): Promise<void> {
  expect(await server.openUploads()).toEqual([]);
  expect(await readdir(store.scratch)).toEqual([]);
}

async function put(bytes: Uint8Array, key = KEY): Promise<void> {
  const path = join(folder, "file");
  await writeFile(path, bytes);
  await store.put(key, path);
  await expect(access(path)).rejects.toThrow("ENOENT");
}

async function read(key = KEY, expected: Parameters<ArchiveStore["open"]>[1] = null): Promise<Buffer> {
  const { path, release } = await store.open(key, expected);
  try {
    return await readFile(path);
  } finally {
    await release();
  }
}

const described = (bytes: Uint8Array) => ({
  bytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

describe("an object", () => {
  test.each([
    { name: "no bytes", bytes: new Uint8Array() },
    { name: "a few bytes", bytes: Buffer.from("PAR1…PAR1") },
    { name: "just as many bytes as a part has", bytes: LONG.subarray(0, MIB) },
    { name: "one byte more, in two parts", bytes: LONG.subarray(0, MIB + 1) },
    { name: "parts of which the last is short", bytes: LONG },
  ])("of $name comes back as it was put", async ({ bytes }) => {
    await put(bytes);
    expect(await store.size(KEY)).toBe(bytes.length);
    expect((await read(KEY, described(bytes))).equals(bytes)).toBe(true);
    await store.remove(KEY);
    expect(await store.size(KEY)).toBeNull();
  });

  test("that is not there is missing, and can be removed", async () => {
    await expect(store.open(KEY)).rejects.toMatchObject({ name: "ArchiveMissing" });
    await store.remove(KEY);
  });

  test("that is another than it must be is not handed out", async () => {
    await put(LONG);
    const path = server.fileOf(KEY);
    const bytes = Buffer.from(LONG);
    bytes[1_000] = (bytes[1_000] ?? 0) ^ 1;
    await writeFile(path, bytes);
    await expect(store.open(KEY, described(LONG))).rejects.toThrow("its SHA-256 differs");
    await writeFile(path, LONG.subarray(0, 100));
    await expect(store.open(KEY, described(LONG))).rejects.toThrow(`The file has 100 bytes instead of ${LONG.length}.`);
  });
});

describe("a store in trouble", () => {
  const isPart =
    (number: string): ((url: string) => boolean) =>
    (url) =>
      url.includes(`partNumber=${number}&`);
  const refusing = (of: (url: string) => boolean, code: string, status = 403): Fault => {
    return (req) =>
      req.method === "PUT" && of(req.url ?? "") ? { status, body: `<Error><Code>${code}</Code></Error>` } : null;
  };

  test("that refuses a part gets the upload aborted, and nothing lies under the key", async () => {
    server.breakBy(refusing(isPart("2"), "QuotaExceeded"));
    await expect(put(LONG, "usage/refused")).rejects.toThrow("There is no room left where archives are written.");
    expect(server.requests).toEqual([
      "POST uploads",
      "PUT partNumber uploadId",
      "PUT partNumber uploadId",
      "DELETE uploadId",
    ]);
    server.breakBy(null);
    expect(await store.size("usage/refused")).toBeNull();
  });

  test("that cannot put the parts together, and says so behind a 200, has failed", async () => {
    server.breakBy((req) => {
      const isEnd = req.method === "POST" && (req.url ?? "").includes("uploadId");
      return isEnd ? { status: 200, body: "<Error><Code>InternalError</Code></Error>" } : null;
    });
    await expect(put(LONG, "usage/apart")).rejects.toThrow("did not put a file together (InternalError)");
    expect(server.requests.at(-1)).toBe("DELETE uploadId");
  });

  test("that is busy for a moment, or breaks off, is asked again", async () => {
    let busy = 2;
    server.breakBy((req) => {
      if (!isPart("1")(req.url ?? "") || busy === 0) return null;
      busy -= 1;
      return busy === 0 ? "cut" : { status: 503, body: "<Error><Code>SlowDown</Code></Error>" };
    });
    await put(LONG);
    expect((await read(KEY, described(LONG))).equals(LONG)).toBe(true);
  });

  test("whose bucket is lost is not taken for one without the file", async () => {
    await put(LONG);
    const giveBack = await server.loseBucket();
    await expect(store.size(KEY)).rejects.toThrow("The bucket of the archive store is missing");
    await giveBack();
  });

  test("that does not say how long a file is has not one of no bytes", async () => {
    server.breakBy(() => ({ status: 200, body: "" }));
    await expect(store.size(KEY)).rejects.toThrow("does not say how long a file is");
  });

  test("that tells an error without an end is not listened to for ever", async () => {
    server.breakBy(() => ({ status: 403, body: "<Error><Code>Endless</Code>", isEndless: true }));
    await expect(store.open(KEY)).rejects.toThrow("refuses the access key (Endless)");
  });

  test("is called off with the upload under way", async () => {
    const calledOff = new AbortController();
    server.breakBy((req) => {
      if (isPart("2")(req.url ?? "")) calledOff.abort();
      return null;
    });
    const path = join(folder, "file");
    await writeFile(path, LONG);
    await expect(store.put("usage/off", path, calledOff.signal)).rejects.toMatchObject({ name: "AbortError" });
  });

  test("is called off with the download under way, and leaves nothing here", async () => {
    await put(LONG);
    server.breakBy(() => ({ status: 200, body: "PAR1", isEndless: true }));
    const calledOff = new AbortController();
    const opening = calledOffBy(store, calledOff.signal).open(KEY);
    await vi.waitFor(async () => expect(await readdir(store.scratch)).toHaveLength(1));
    calledOff.abort();
    await expect(opening).rejects.toMatchObject({ name: "AbortError" });
  });

  test("that hangs is given up by who waits at a terminal, with what it is that hangs", async () => {
    await put(LONG);
    server.breakBy(() => ({ status: 200, body: "PAR1", isEndless: true }));
    await expect(boundedStore(store, 100).open(KEY)).rejects.toThrow("does not answer within 0.1 seconds");
  });

  test("that hangs over a file that is not there is not told to be a key without rights", async () => {
    server.breakBy(() => ({ status: 503, body: "" }));
    await expect(missAbsent(boundedStore(store, 100), KEY)).rejects.toThrow(
      /^The archive store does not answer within 0\.1 seconds\.$/,
    );
  });

  test.each([
    {
      name: "another secret",
      change: { secretAccessKey: "other" },
      says: "refuses the access key (SignatureDoesNotMatch)",
    },
    { name: "an unknown key", change: { accessKeyId: "other" }, says: "refuses the access key (InvalidAccessKeyId)" },
    { name: "no such bucket", change: { bucket: "other" }, says: "The bucket of the archive store is missing" },
    { name: "nobody there", change: { endpoint: "http://127.0.0.1:1" }, says: "The archive store does not answer" },
  ])("says what is wrong with $name", async ({ change, says }) => {
    const other = await openS3Store({ ...server.settings, ...change }, { scratch: store.scratch });
    const path = join(folder, "file");
    await writeFile(path, "PAR1");
    await expect(other.put(KEY, path)).rejects.toThrow(says);
    await expect(other.open(KEY)).rejects.toThrow(says);
  });
});
