import { appendFile, mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { checkAider, describeCheck } from "./check-aider.js";
import { ledgerSums, tableChecksums } from "./ledger-sums.js";
import { importWith, type ImportRunOptions } from "./run-import.js";

const DATABASE_AWAY = "The database cannot be reached: check that it runs and that DATABASE_URL names it.";

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/traces/${name}`, import.meta.url));
const AIDER = fixture("aider-2024-08_2025-02.jsonl");
const AZURE = fixture("azure-llm-2023-code.csv");
const AZURE_ARGS = [AZURE, "--provider", "openai", "--model", "gpt-4o-mini", "--project", "azure"];

/** USD per million tokens in and out, where the app's table was another than what the vendor charged: see docs/parity.md. */
const RATES_OF_THE_LOG = [
  ["claude-3-5-haiku-20241022", 1, 5],
  ["gemini-1.5-pro", 3.5, 10.5],
  ["gemini-1.5-pro-001", 3.5, 10.5],
  ["gemini-1.5-pro-002", 3.5, 10.5],
  ["gemini-1.5-pro-exp-0801", 3.5, 10.5],
  ["gemini-1.5-pro-latest", 3.5, 1.05],
  ["gemini-pro", 0.35, 1.05],
] as const;

let database: TestDatabase;
let client: pg.Client;
let directory: Awaited<ReturnType<typeof mkdtempDisposable>>;
let options: ImportRunOptions;

beforeEach(async () => {
  database = await createTestDatabase();
  directory = await mkdtempDisposable(join(tmpdir(), "import-"));
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  options = { databaseUrl: database.url, dataDir: directory.path };
});

afterEach(async () => {
  await client.end();
  await database.drop();
  await directory.remove();
});

const countRows = async () => Number((await ledgerSums(client)).raw.requests);

async function expectRollupsEqualRaw() {
  const { raw, rollups } = await ledgerSums(client);
  for (const rollup of rollups) expect(rollup).toEqual(raw);
  return raw;
}

describe("the Aider log", () => {
  test("is recorded request by request, and a second import changes nothing", { timeout: 60_000 }, async () => {
    const first = await importWith([AIDER], options);
    expect(first.stderr).toContain("100 % read");
    expect(first.stdout).toMatch(/accepted +2,668\n/);
    expect(first.stdout).toMatch(/skipped +43 /);
    expect(first.code).toBe(0);

    const check = await checkAider(AIDER, client, "default");
    process.stdout.write(`${describeCheck(check)}\n`);
    expect(check).toMatchObject({ requestsInFile: 2_668, requestsInLedger: 2_668, missing: 0 });
    expect(check.tokensInLedger).toEqual(check.tokensInFile);
    expect(check.users.inLedger).toBe(check.users.inFile);
    expect(check.equal / check.priced).toBeGreaterThan(0.947);
    // docs/parity.md explains the others one by one.
    expect(check.vendors).toEqual([
      { provider: "openai", requests: 179, priced: 168, recorded: 168, equal: 168, recordedEqual: 168 },
      { provider: "anthropic", requests: 1_692, priced: 1_686, recorded: 1_685, equal: 1_623, recordedEqual: 1_622 },
      { provider: "google", requests: 91, priced: 51, recorded: 33, equal: 17, recordedEqual: 17 },
    ]);
    await expectRollupsEqualRaw();

    const before = await tableChecksums(client);
    const second = await importWith([AIDER], options);
    expect(second.stdout).toMatch(/accepted +0\n/);
    expect(second.stdout).toMatch(/duplicates +2,668 /);
    expect(await tableChecksums(client)).toEqual(before);
  });

  test(
    "at the app's own rates, set as own prices, costs what the app recorded, but for cached requests",
    {
      timeout: 60_000,
    },
    async () => {
      for (const [model, input, output] of RATES_OF_THE_LOG) {
        await client.query(
          `insert into prices (provider, model, position, match, rates, source, checked_on)
         values ($1, $2::text, 0, jsonb_build_object('equals', $2::text), $3, 'own', '2026-11-27')`,
          [
            model.startsWith("claude") ? "anthropic" : "google",
            model,
            JSON.stringify({ input: { base: String(input * 1e6) }, output: { base: String(output * 1e6) } }),
          ],
        );
      }
      expect((await importWith([AIDER], options)).code).toBe(0);
      const { vendors } = await checkAider(AIDER, client, "default");
      const sum = (count: "recorded" | "recordedEqual") => vendors.reduce((total, vendor) => total + vendor[count], 0);
      // The other 22 were cached in part, which the log does not tell.
      expect({ recorded: sum("recorded"), equal: sum("recordedEqual") }).toEqual({ recorded: 1_886, equal: 1_864 });
    },
  );

  test("stopped by Ctrl-C it says how to go on, and the same command finishes it", { timeout: 60_000 }, async () => {
    const stopped = await importWith([AIDER], { ...options, stopEarly: true });
    expect(stopped.code).toBe(130);
    expect(stopped.stdout).toContain("Partly imported");
    expect(stopped.stderr).toContain("Run the same command again");
    const part = await countRows();
    expect(part).toBeGreaterThan(0);
    expect(part).toBeLessThan(2_668);
    await expectRollupsEqualRaw();

    const resumed = await importWith([AIDER], options);
    expect(resumed.code).toBe(0);
    expect(resumed.stdout).toMatch(new RegExp(`duplicates +${part.toLocaleString("en-US")} `));
    expect(await countRows()).toBe(2_668);
    await expectRollupsEqualRaw();
  });
});

test("the Azure trace is recorded row by row under the model given", { timeout: 60_000 }, async () => {
  const lines = (await readFile(AZURE, "utf8")).split("\r\n").slice(1);
  const column = (at: number) => lines.reduce((sum, line) => sum + Number(line.split(",")[at]), 0);

  expect((await importWith(AZURE_ARGS, options)).stdout).toMatch(/accepted +8,819\n/);
  const raw = await expectRollupsEqualRaw();
  expect(raw).toMatchObject({
    requests: "8819",
    inputTokens: String(column(1)),
    outputTokens: String(column(2)),
  });
  const before = await tableChecksums(client);
  expect((await importWith(AZURE_ARGS, options)).stdout).toMatch(/duplicates +8,819 /);
  expect(await tableChecksums(client)).toEqual(before);
});

test("when the database dies under it, an import is finished by the next one", { timeout: 60_000 }, async () => {
  const importing = importWith(AZURE_ARGS, options);
  await vi.waitFor(async () => expect(await countRows()).toBeGreaterThan(0), { timeout: 30_000, interval: 2 });
  // Held back in the middle of a later batch, or the import could be between two of them, and reconnect.
  await client.query("begin; lock table usage_event_ids in share mode");
  await vi.waitFor(async () => {
    const { rowCount } = await client.query(
      "select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()",
    );
    expect(rowCount).toBeGreaterThan(0);
  });
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await client.query("rollback");
  const { code, stdout, stderr } = await importing;
  expect(code).toBe(1);
  expect(stdout).toContain("Partly imported");
  expect(stderr).toContain(`${DATABASE_AWAY} Line `);
  const { requests } = await expectRollupsEqualRaw();
  expect(Number(requests)).toBeLessThan(8_819);

  expect((await importWith(AZURE_ARGS, options)).code).toBe(0);
  expect((await expectRollupsEqualRaw()).requests).toBe("8819");
});

const event = (id: string, changes: object = {}) =>
  JSON.stringify({
    id,
    time: "2026-01-05T10:00:00+09:00",
    provider: "google",
    model: "gemini-2.5-flash",
    usage: { promptTokenCount: 1_000, candidatesTokenCount: 100, totalTokenCount: 1_100 },
    ...changes,
  });
const writeEvents = async (lines: readonly string[]) => {
  const path = join(directory.path, "events.jsonl");
  await writeFile(path, lines.join("\n"));
  return path;
};

describe("a file of events", () => {
  test("a line that is wrong is rejected with its number, and the rest goes on", async () => {
    const path = await writeEvents([event("a"), "{", "", event("b", { time: "2026-02-30T00:00:00Z" }), event("c")]);
    const { code, stdout } = await importWith([path], options);
    expect(code).toBe(0);
    expect(stdout).toMatch(/accepted +2\n/);
    expect(stdout).toContain("line 2: This line is not a JSON object.");
    expect(stdout).toContain("line 4: time:");
    expect(await countRows()).toBe(2);
  });

  test("is read to its end when the last of its events is recorded", async () => {
    const { stderr } = await importWith([await writeEvents([event("a")])], options);
    expect(stderr).toBe("100 % read, 1 accepted\n");
  });

  test("what was appended since is all that the next import adds", async () => {
    const path = await writeEvents([event("a"), event("b")]);
    await importWith([path], options);
    await appendFile(path, `\n${event("c")}\n`);
    expect((await importWith([path], options)).stdout).toMatch(/accepted +1\nduplicates +2 /);
  });

  test("unpriced models and differing costs are told", async () => {
    const path = await writeEvents([
      event("a", { model: "nobody-knows-it" }),
      event("b", { reportedCostUsd: "0.00055" }),
      event("c", { reportedCostUsd: "9" }),
    ]);
    const { stdout } = await importWith([path], options);
    expect(stdout).toContain("Unpriced, because no price is known: 1 request of 1 model");
    expect(stdout).toMatch(/google +nobody-knows-it +1\n/);
    expect(stdout).toContain("2 requests compared, 1 (50.00 %) equal");
    expect(stdout).toMatch(/google +gemini-2.5-flash +1 of 2 +9.000550 +0.001100/);
  });
});

test("two identical lines are two requests, once each", async () => {
  const line = (await readFile(AIDER, "utf8")).split("\n")[0] ?? "";
  const path = join(directory.path, "twice.jsonl");
  await writeFile(path, `${line}\n${line}\n`);
  expect((await importWith([path], options)).stdout).toMatch(/accepted +2\n/);
  expect((await importWith([path], options)).stdout).toMatch(/accepted +0\nduplicates +2 /);
});

test("a demo project takes no real requests", async () => {
  await client.query("insert into projects (name, is_demo) values ('demo', true)");
  const { code, stderr } = await importWith([AIDER, "--project", "demo"], options);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The project demo holds demo data .*\n$/);
});

describe("what cannot be imported is refused in one sentence", () => {
  test.each([
    { name: "no file", args: [], complaint: "Name the file to import" },
    { name: "an unknown flag", args: [AIDER, "--colour"], complaint: "Unknown option '--colour'" },
    {
      name: "a file that does not exist",
      args: ["/nowhere.jsonl"],
      complaint: "/nowhere.jsonl cannot be read: there is no such file.",
    },
    { name: "a directory", args: [tmpdir()], complaint: "it is a directory." },
    { name: "an azure trace without a model", args: [AZURE], complaint: "give both" },
    {
      name: "a log taken for an azure trace",
      args: [AIDER, "--format", "azure", "--provider", "a", "--model", "b"],
      complaint: "must name the columns",
    },
    { name: "an empty file", args: ["/dev/null"], complaint: "/dev/null is empty." },
  ])("$name", async ({ args, complaint }) => {
    const { code, stdout, stderr } = await importWith(args, options);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(complaint);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  test("a database that is away", async () => {
    const away = { ...options, databaseUrl: "postgresql://nobody:x@127.0.0.1:1/none" };
    const { code, stderr } = await importWith([AIDER], away);
    expect({ code, stderr }).toEqual({ code: 1, stderr: `${DATABASE_AWAY}\n` });
  });
});
