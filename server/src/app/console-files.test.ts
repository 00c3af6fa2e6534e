import express from "express";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { consoleFiles } from "./console-files.js";

const SCRIPT = "export const answer = 42;\n".repeat(100);
const NAME = "/assets/entry-1a2b.js";

let folder: string;
let server: Server;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "console-files-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, NAME), SCRIPT);
  writeFileSync(join(folder, `${NAME}.br`), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, `${NAME}.gz`), gzipSync(SCRIPT));
  writeFileSync(join(folder, "favicon.svg"), "<svg/>");
  const app = express()
    .use(consoleFiles(folder))
    .use((req, res) => void res.status(404).send(`no ${req.url}`));
  server = createServer(app).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

function get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Response> {
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}${path}`, { method, headers });
}

test.each([
  { accepted: "gzip, deflate, br", encoding: "br" },
  { accepted: "gzip", encoding: "gzip" },
  { accepted: "br;q=0, gzip;q=0.5", encoding: "gzip" },
  { accepted: "identity", encoding: null },
])("who takes $accepted is sent $encoding", async ({ accepted, encoding }) => {
  const answer = await get(NAME, { "Accept-Encoding": accepted });
  expect(answer.headers.get("Content-Encoding")).toBe(encoding);
  expect(answer.headers.get("Content-Type")).toMatch(/^text\/javascript/);
  expect(answer.headers.get("Vary")).toBe("Accept-Encoding");
  expect(answer.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
  expect(await answer.text()).toBe(SCRIPT);
});

test("each encoding has an entity tag of its own, by which it is not sent again", async () => {
  const tags = ["br", "gzip", "identity"].map(async (accepted) => {
    const { headers } = await get(NAME, { "Accept-Encoding": accepted }, "HEAD");
    return headers.get("ETag") ?? "";
  });
  const [first = "", ...others] = await Promise.all(tags);
  expect(new Set([first, ...others]).size).toBe(3);
  const known = { "If-None-Match": `"other", ${first}`, "Cache-Control": "max-age=0" };
  const again = await get(NAME, { "Accept-Encoding": "br", ...known });
  expect([again.status, again.headers.get("Vary")]).toEqual([304, "Accept-Encoding"]);
});

test("what has no hash in its name is asked about again", async () => {
  const { headers } = await get("/favicon.svg");
  expect(headers.get("Cache-Control")).toBe("public, max-age=0");
});

test("a part that cannot be is refused, and a part that can be is sent", async () => {
  const part = (range: string) => get(NAME, { Range: range, "Accept-Encoding": "identity" });
  const [first, last, none] = await Promise.all([part("bytes=0-5"), part("bytes=-4"), part("bytes=99999-")]);
  expect([first.status, await first.text()]).toEqual([206, "export"]);
  expect([last.status, await last.text()]).toEqual([206, "42;\n"]);
  expect(none.status).toBe(416);
  expect((await part("bytes=9-2")).status).toBeLessThan(500);
});

test("a file that a newer build took away is not found, and nothing worse", async () => {
  rmSync(join(folder, "assets"), { recursive: true });
  const answer = await get(NAME, { "Accept-Encoding": "br" });
  expect([answer.status, await answer.text()]).toEqual([404, `no ${NAME}`]);
});
