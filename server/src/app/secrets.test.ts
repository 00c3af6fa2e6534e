import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadSecrets } from "./secrets.js";

const KEY = Buffer.alloc(32, 1).toString("base64");

let dataDir = "";

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "tokenledger-secrets-"));
});

afterEach(() => rm(dataDir, { recursive: true }));

test("the first start makes a file that only its owner reads, and nothing beside it", async () => {
  const made = await loadSecrets(join(dataDir, "new"));
  expect(await readdir(join(dataDir, "new"))).toEqual(["secrets.json"]);
  expect((await stat(join(dataDir, "new", "secrets.json"))).mode & 0o777).toBe(0o600);
  expect(await loadSecrets(join(dataDir, "new"))).toEqual(made);
});

test("of many that start at once, all get the same keys", async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => loadSecrets(dataDir)));
  expect(new Set(all.map(({ lookup }) => lookup.toString("hex")))).toHaveLength(1);
  expect(await readdir(dataDir)).toEqual(["secrets.json"]);
});

test.each([
  { name: "cut short", text: '{"encryption": "Q' },
  { name: "empty", text: "" },
  { name: "without a key", text: JSON.stringify({ encryption: KEY, lookup: KEY }) },
  {
    name: "with a key of 16 bytes",
    text: JSON.stringify({ encryption: KEY, lookup: KEY, pseudonym: Buffer.alloc(16).toString("base64") }),
  },
])("a file that is $name is refused by its name, and kept", async ({ text }) => {
  const path = join(dataDir, "secrets.json");
  await writeFile(path, text);
  await expect(loadSecrets(dataDir)).rejects.toThrow(
    new Error(`${path} does not hold the keys of a Tokenledger installation: put the right file back.`),
  );
  expect((await stat(path)).size).toBe(text.length);
});
