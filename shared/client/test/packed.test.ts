import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { cp, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createTokenledger } from "../src/client.js";
import { startCounterpart } from "./counterpart.js";
import { packClient, type PackedClient, readManifest } from "./packed-client.js";
import { until } from "./until.js";

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "../../..");
const MAX_GZIP_BYTES = 15_000;
/** Programs of their own take seconds on a crowded machine. */
const LONG_MS = 60_000;

let client: PackedClient;
beforeAll(async () => {
  client = await packClient();
  await cp(join(import.meta.dirname, "hosts"), client.host, { recursive: true });
}, LONG_MS);
afterAll(() => client?.remove());

async function write(name: string, source: string): Promise<string> {
  const path = join(client.host, name);
  await writeFile(path, source);
  return path;
}

const USE = `
  const ledger = createTokenledger({ url: "http://127.0.0.1:9", key: "tl_test" });
  console.log(Object.keys(ledger).sort().join(), new TokenledgerError("m", 1, 2) instanceof Error);`;
const KEYS = "checkAllowance,close,flush,record,releaseAllowance,send,stats,track,withContext true\n";

describe("the tarball", { timeout: LONG_MS }, () => {
  test("has what is needed, and no tests or sources", () => {
    expect(client.files).toEqual(
      expect.arrayContaining(["README.md", "LICENSE", "dist/client.js", "dist/cjs/client.js"]),
    );
    expect(
      client.files.filter((path) => !/^(README\.md|LICENSE|package\.json|dist\/.*\.(js|d\.ts|json))$/.test(path)),
    ).toEqual([]);
    expect(client.files.filter((path) => path.includes(".test."))).toEqual([]);
  });

  test("depends on nothing, and names each package that it can work with", async () => {
    const manifest = await readManifest(client);
    expect(manifest).not.toHaveProperty("dependencies");
    const peers = ["@anthropic-ai/sdk", "@google/genai", "ai", "gpt-tokenizer", "openai"];
    expect(Object.keys(Object(manifest["peerDependencies"])).toSorted()).toEqual(peers);
    expect(manifest["peerDependenciesMeta"]).toEqual(
      Object.fromEntries(peers.map((peer) => [peer, { optional: true }])),
    );
  });

  test("refers to no page that is not in it", async () => {
    expect(await readFile(join(client.installed, "README.md"), "utf8")).not.toMatch(/\]\(\.\.?\//);
  });

  test("is imported", async () => {
    const host = await write(
      "host.mjs",
      `import { createTokenledger, TokenledgerError } from "@tokenledger/client";${USE}`,
    );
    expect((await run(process.execPath, [host])).stdout).toBe(KEYS);
  });

  test("is required", async () => {
    const host = await write(
      "host.cjs",
      `const { createTokenledger, TokenledgerError } = require("@tokenledger/client");${USE}`,
    );
    const flags = ["--no-experimental-require-module"];
    expect((await run(process.execPath, [...flags, host])).stdout).toBe(KEYS);
  });

  test.each(["host-types.mts", "host-types.cts"])("has types for %s", async (name) => {
    const host = await write(
      name,
      `import { createTokenledger, type Receipt, type CallContext } from "@tokenledger/client";
      const ledger = createTokenledger({ url: "http://127.0.0.1:9", key: "tl_test" });
      const context: CallContext = { userId: "minji" };
      const signedIn: { userId: string | undefined } = { userId: undefined };
      const anybody: CallContext = signedIn;
      const text: Promise<{ text: string }> = ledger.track(async () => ({ text: "" }), context);
      const sent: Promise<Receipt> = ledger.send([{ id: "1", provider: "google", model: "m" }]);
      const count: number = ledger.withContext(context, () => 1);
      // @ts-expect-error an event names its model
      ledger.record({ provider: "google" });
      export { text, sent, count, anybody };`,
    );
    const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false"];
    const target = ["--module", "nodenext", "--target", "es2022", "--lib", "es2022", "--types", ""];
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    const { stdout } = await run(process.execPath, [tsc, ...options, ...target, host], { cwd: client.host }).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toBe("");
  });

  test(`is below ${MAX_GZIP_BYTES} bytes when it is bundled, minified and gzipped`, async () => {
    const entry = await write("bundled.mjs", 'export * from "@tokenledger/client";');
    const { build } = await import(createRequire(join(ROOT, "web/package.json")).resolve("vite"));
    await build({
      root: client.host,
      configFile: false,
      logLevel: "silent",
      ssr: { noExternal: true },
      build: { ssr: entry, outDir: "bundle", minify: true, target: "node20" },
    });
    const bundle = await readFile(join(client.host, "bundle/bundled.mjs"));
    expect(bundle.toString()).toContain("/v1/usage");
    expect(gzipSync(bundle).length).toBeLessThan(MAX_GZIP_BYTES);
    console.info(`@tokenledger/client: ${bundle.length} bytes minified, ${gzipSync(bundle).length} gzipped`);
  });
});

describe("a host of its own", { timeout: LONG_MS }, () => {
  test("with the server absent gets its very results and errors, and no rejection of ours", async () => {
    const server = await startCounterpart();
    await server.stop();
    const env = { ...process.env, URL: server.url };
    const { stdout, stderr } = await run(process.execPath, [join(client.host, "absent-server.mjs")], { env });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({ same: true, calls: 600, pending: 801, rejections: ["Error: host's own"] });
  });

  test("that ends without a word has delivered everything", async () => {
    const server = await startCounterpart();
    const env = { ...process.env, URL: server.url };
    await run(process.execPath, [join(client.host, "ending-host.mjs")], { env });
    expect(server.taken.size).toBe(1_200);
    await server.stop();
  });

  test("that lets go of a stream unread has it recorded, and none that it still reads", async () => {
    const server = await startCounterpart();
    const env = { ...process.env, URL: server.url };
    const { stderr } = await run(process.execPath, ["--expose-gc", join(client.host, "forgotten-streams.mjs")], {
      env,
    });
    expect(stderr).toBe("");
    expect([...server.taken.values()].map(({ model, status }) => [model, status])).toEqual([
      ["generator", "ok"],
      ["class", "ok"],
      ["forgotten", "cancelled"],
    ]);
    await server.stop();
  });

  test("that is killed loses no event of its spool: the next one delivers them, each once", async () => {
    const away = await startCounterpart();
    await away.stop();
    const spoolDir = join(client.host, "spool");
    const env = { ...process.env, URL: away.url, SPOOL: spoolDir, COUNT: "5000" };
    const host = fork(join(client.host, "killed-host.mjs"), { env });
    await once(host, "message");
    host.kill("SIGKILL");
    await once(host, "exit");
    const server = await startCounterpart({ port: away.port });
    const ledger = createTokenledger({ url: server.url, key: "tl_test", spoolDir, onProblem: console.error });
    ledger.record({ id: "of the next one", provider: "google", model: "gemini-2.5-flash" });
    expect(await ledger.flush()).toEqual({ pending: 0 });
    await until(() => expect(server.taken.size).toBe(5_001));
    expect(ledger.stats()).toMatchObject({ delivered: 5_001, duplicates: 0, dropped: 0 });
    await ledger.close();
    await server.stop();
  });

  test("that is suspended for long keeps its spool, and loses nothing of it when it goes on", async () => {
    const away = await startCounterpart();
    await away.stop();
    const spoolDir = join(client.host, "spool-of-suspended");
    const env = { ...process.env, URL: away.url, SPOOL: spoolDir };
    const host = fork(join(client.host, "suspended-host.mjs"), { env });
    onTestFinished(() => void host.kill("SIGKILL"));
    await once(host, "message");
    host.kill("SIGSTOP");
    const [folder = ""] = await readdir(spoolDir);
    const longAgo = new Date(Date.now() - 600_000);
    await utimes(join(spoolDir, folder, "lock"), longAgo, longAgo);
    const server = await startCounterpart({ port: away.port });
    const other = createTokenledger({ url: server.url, key: "tl_test", spoolDir, onProblem: console.error });
    expect(await other.flush()).toEqual({ pending: 0 });
    expect(server.taken.size).toBe(0);
    host.kill("SIGCONT");
    host.send("go on");
    const [told] = await once(host, "message");
    expect(told).toEqual({ pending: 0, dropped: 0 });
    expect(server.taken.size).toBe(100);
    await other.close();
    await server.stop();
  });
});
