import { execFile } from "node:child_process";
import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packClient, type PackedClient } from "./packed-client.js";

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "../../..");
const ASK = `estimateTokens("hello there", "gpt-4o").then((estimate) => console.log(JSON.stringify(estimate)));`;
const HOSTS = [
  { name: "tokens-host.mjs", source: `import { estimateTokens } from "@tokenledger/client/tokens";${ASK}` },
  { name: "tokens-host.cjs", source: `const { estimateTokens } = require("@tokenledger/client/tokens");${ASK}` },
] as const;

let client: PackedClient;
beforeAll(async () => {
  client = await packClient();
}, 60_000);
afterAll(() => client?.remove());

async function estimateIn({ name, source }: (typeof HOSTS)[number]): Promise<unknown> {
  const host = join(client.host, name);
  await writeFile(host, source);
  return JSON.parse((await run(process.execPath, [host])).stdout);
}

describe.each(HOSTS)("the entry for tokens, in $name", (host) => {
  test("bounds where the host has no tokenizer, and has types without it", async () => {
    expect(await estimateIn(host)).toMatchObject({ exact: false, method: "characters" });
    const typed = join(client.host, host.name.replace(/js$/, "ts"));
    await writeFile(
      typed,
      `import { assertWithinLimit, type LimitedEstimate } from "@tokenledger/client/tokens";
      export const held: Promise<LimitedEstimate> = assertWithinLimit(8_000, [{ role: "user", content: "" }], "gpt-4o");`,
    );
    const options = ["--noEmit", "--strict", "--skipLibCheck", "false", "--module", "nodenext", "--target", "es2022"];
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    const flags = [...options, "--lib", "es2022", "--types", "", typed];
    const { stdout } = await run(process.execPath, [tsc, ...flags], { cwd: client.host }).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toBe("");
  });
});

test("with the tokenizer installed it counts, imported and required", { timeout: 60_000 }, async () => {
  const tokenizer = join(ROOT, "shared/client/node_modules/gpt-tokenizer");
  await symlink(tokenizer, join(client.host, "node_modules/gpt-tokenizer"), "dir");
  for (const host of HOSTS) {
    expect(await estimateIn(host)).toEqual({ lower: 2, upper: 2, exact: true, method: "tokenizer" });
  }
});
