import "reflect-metadata";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { totpKey } from "../../src/access/second-factor/reseal-totp-secrets.js";
import { ChannelSeal } from "../../src/alerts/channels/channel-seal.js";
import { readConfig } from "../../src/app/config.js";
import { createContainer, type Container } from "../../src/app/container.js";
import { createLogger } from "../../src/app/logger.js";
import { runRotateKeys } from "../../src/app/rotate-keys-command.js";
import { rotateKeys, type RotationStep } from "../../src/app/rotate-keys.js";
import { loadSecrets } from "../../src/app/secrets.js";
import { AppUserDirectory } from "../../src/appusers/app-user-directory.js";
import { openSealedText, sealText } from "../../src/core/sealed-text.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { expectLedgerAgrees } from "../usage/expect-ledger-agrees.js";
import { runCall } from "./run-call.js";

const PEOPLE = ["minji@example.org", "jisoo@example.org", "haneul"];
const KILLER = fileURLToPath(new URL("kill-rotation.mjs", import.meta.url));

let database: TestDatabase;
let dataDir: string;
let pool: pg.Pool;
let projectId = 0;
let sent = 0;

beforeEach(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "tokenledger-rotation-"));
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  const { rows } = await pool.query<{ id: number }>("insert into projects (name) values ('rotated') returning id");
  projectId = rows[0]?.id ?? 0;
  sent = 0;
});

afterEach(async () => {
  await pool.end();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const env = () => ({ DATABASE_URL: database.url, DATA_DIR: dataDir });

/** Everything of a server but its door. */
function start(): Promise<Container> {
  return createContainer({ config: readConfig(env()), logger: createLogger("fatal"), databaseUrl: database.url });
}

/** Runs a server for as long as each of the people sends a request. */
async function useOnce(): Promise<void> {
  const container = await start();
  try {
    sent += 1;
    const events = PEOPLE.map((userId, at) => ({
      id: `e-${sent}-${at}`,
      userId,
      provider: "google",
      model: "gemini-2.5-flash",
      inputTokens: 10,
      outputTokens: 1,
    }));
    const { receipt } = await container.ingest.ingest({ projectId, apiKeyId: null, backfill: false }, events);
    expect(receipt).toMatchObject({ accepted: PEOPLE.length });
  } finally {
    await container.close();
  }
}

async function addSecondFactor(): Promise<void> {
  const { encryption } = await loadSecrets(dataDir);
  await pool.query("insert into members (email, role, totp_secret) values ('a@b.c', 'ADMIN', $1)", [
    sealText(totpKey(encryption), "JBSWY3DPEHPK3PXP"),
  ]);
}

/** A webhook that was rotated: all that a channel can have sealed. */
async function addChannel(): Promise<void> {
  const seal = new ChannelSeal((await loadSecrets(dataDir)).encryption);
  await pool.query(
    `insert into alert_channels (kind, name, language, target, target_host, secret, former_secret, former_secret_until)
     values ('WEBHOOK', 'a', 'EN', $1, 'a.example', $2, $3, now())`,
    ["https://a.example/in", "whsec_new", "whsec_former"].map((text) => seal.seal(text)),
  );
}

async function channel(): Promise<string[]> {
  const seal = new ChannelSeal((await loadSecrets(dataDir)).encryption);
  const { rows } = await pool.query<{ target: Buffer; secret: Buffer; former_secret: Buffer }>(
    "select target, secret, former_secret from alert_channels",
  );
  return rows.flatMap((row) => [row.target, row.secret, row.former_secret]).map((sealed) => seal.open(sealed));
}

async function secondFactor(): Promise<string> {
  const { encryption } = await loadSecrets(dataDir);
  const { rows } = await pool.query<{ totp_secret: Buffer }>("select totp_secret from members");
  return openSealedText(totpKey(encryption), rows[0]?.totp_secret ?? Buffer.alloc(0));
}

/** Who is who, as the keys of DATA_DIR tell. */
async function revealed(): Promise<Record<string, string>> {
  const { encryption } = await loadSecrets(dataDir);
  const { rows } = await pool.query<{ pseudonym: string; external_id: Buffer }>(
    "select pseudonym, external_id from app_users join app_user_identities on app_user_id = id order by id",
  );
  return Object.fromEntries(rows.map((row) => [row.pseudonym, openSealedText(encryption, row.external_id)]));
}

async function totals(): Promise<unknown> {
  const { rows } = await pool.query(
    `select count(*)::text as requests, sum(cost)::text as cost, array_agg(distinct user_id::text) as users
     from token_usage where event_id like 'e-1-%' or event_id like 'e-' || $1 || '-%'`,
    ["0"],
  );
  return rows[0];
}

async function dieAt(step: RotationStep): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [KILLER, database.url, dataDir, step], { stdio: "inherit" });
  await once(child, "close");
  return child.signalCode;
}

function rotate(args: readonly string[] = []) {
  return runCall(runRotateKeys, { args, env: env() });
}

describe("rotating the keys", { timeout: 60_000 }, () => {
  test("seals every identity, second factor and channel anew; names, sums and who is who stay", async () => {
    await useOnce();
    await addSecondFactor();
    await addChannel();
    const [former, who, sums] = [await loadSecrets(dataDir), await revealed(), await totals()];
    expect(Object.values(who).sort()).toEqual([...PEOPLE].sort());

    expect(await rotate()).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringContaining("3 identities, 1 second factors and 1 channels"),
    });

    const next = await loadSecrets(dataDir);
    expect(next.pseudonym).toEqual(former.pseudonym);
    expect(next.encryption).not.toEqual(former.encryption);
    expect(next.lookup).not.toEqual(former.lookup);
    expect(await keyFiles(dataDir)).toEqual(["secrets.json"]);
    expect((await stat(join(dataDir, "secrets.json"))).mode & 0o777).toBe(0o600);
    expect(await revealed()).toEqual(who);
    expect(await secondFactor()).toBe("JBSWY3DPEHPK3PXP");
    expect(await channel()).toEqual(["https://a.example/in", "whsec_new", "whsec_former"]);
    await useOnce();
    expect(await revealed()).toEqual(who); // found again: nobody became somebody new
    expect(await totals()).toEqual(sums);
    await expectLedgerAgrees(pool, "Asia/Seoul");
    const { rows } = await pool.query("select actor, after from audit_entries where action = 'keys.rotate'");
    expect(rows).toEqual([{ actor: null, after: { identities: 3, secondFactors: 1, channels: 1 } }]);
  });

  test("an event from before is still a duplicate afterwards", async () => {
    await useOnce();
    await rotate();
    sent = 0;
    const before = await totals();
    await expect(useOnce()).rejects.toThrow("to match object"); // accepted: none
    expect(await totals()).toEqual(before);
  });

  test.each(["write", "reseal", "commit", "adopt", "done"] as const)(
    "killed before the step %s: the next start has one whole pair of keys and data",
    async (step) => {
      await useOnce();
      await addSecondFactor();
      const [former, who] = [await loadSecrets(dataDir), await revealed()];
      expect(await dieAt(step)).toBe("SIGKILL");
      await useOnce();
      expect(await revealed()).toEqual(who);
      expect(await secondFactor()).toBe("JBSWY3DPEHPK3PXP");
      expect(await keyFiles(dataDir)).toEqual(["secrets.json"]);
      const isRotated = step === "adopt" || step === "done";
      expect((await loadSecrets(dataDir)).lookup.equals(former.lookup)).toBe(!isRotated);
      expect((await rotate()).code).toBe(0); // and again, whatever was left
      expect(await revealed()).toEqual(who);
    },
  );

  test("more identities than fit into one statement are all sealed anew", async () => {
    await useOnce();
    const many = new Set(Array.from({ length: 4_500 }, (_, at) => `person ${at}`));
    const idsBy = async () => new AppUserDirectory(pool, await loadSecrets(dataDir)).attribute(projectId, many);
    const before = await idsBy();
    expect(await rotateKeys({ databaseUrl: database.url, dataDir })).toMatchObject({ identities: 4_503 });
    expect(await idsBy()).toEqual(before);
  });

  test("is refused while a server is connected, which is named; nothing changes", async () => {
    const server = await start();
    const before = await readFile(join(dataDir, "secrets.json"), "utf8");
    const { code, stderr } = await rotate();
    await server.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Stop every server first\. Still connected to the database: .*tokenledger questions from/);
    expect(await readFile(join(dataDir, "secrets.json"), "utf8")).toBe(before);
    expect(await keyFiles(dataDir)).toEqual(["secrets.json"]);
  });

  test("a server that starts meanwhile waits for the new keys", async () => {
    await useOnce();
    const who = await revealed();
    const starting: { current: Promise<void> | null } = { current: null };
    await rotateKeys({
      databaseUrl: database.url,
      dataDir,
      onStep: async (step) => {
        if (step !== "adopt") return;
        starting.current = useOnce();
        await expect.poll(waitingForLock, { timeout: 5_000, interval: 20 }).toBe(1);
      },
    });
    await starting.current;
    expect(await revealed()).toEqual(who);
  });

  test("the former keys are refused afterwards, as those of a failed database are", async () => {
    await useOnce();
    await copyFile(join(dataDir, "secrets.json"), join(dataDir, "former.json"));
    await rotate();
    await copyFile(join(dataDir, "former.json"), join(dataDir, "secrets.json"));
    await expect(start()).rejects.toThrow("set up with another secrets.json");
    expect(await rotate()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("set up with another secrets.json"),
    });
  });

  test("an identity that other keys sealed keeps everything as it was", async () => {
    await useOnce();
    await pool.query("update app_user_identities set external_id = external_id || 'x'::bytea where app_user_id = 2");
    const before = await readFile(join(dataDir, "secrets.json"), "utf8");
    expect(await rotate()).toMatchObject({ code: 1, stdout: "" });
    expect(await readFile(join(dataDir, "secrets.json"), "utf8")).toBe(before);
    const { rows } = await pool.query("select 1 from audit_entries where action = 'keys.rotate'");
    expect(rows).toEqual([]);
    await useOnce();
  });

  test("says how it is used, and refuses what it does not know", async () => {
    expect(await rotate(["--help"])).toMatchObject({ code: 0, stdout: expect.stringContaining("npm run rotate-keys") });
    expect(await rotate(["--all"])).toMatchObject({ code: 1, stdout: "" });
  });
});

describe("who else can read secrets.json", () => {
  test("nobody, once a server has started", async () => {
    await useOnce();
    await chmod(join(dataDir, "secrets.json"), 0o644);
    await useOnce();
    expect((await stat(join(dataDir, "secrets.json"))).mode & 0o777).toBe(0o600);
  });

  test("a next file that is no such file does not stop a start", async () => {
    await useOnce();
    await writeFile(join(dataDir, "secrets.next.json"), '{"encryption": "Q');
    await useOnce();
    expect(Object.values(await revealed()).sort()).toEqual([...PEOPLE].sort());
  });
});

async function waitingForLock(): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>(
    // Of this database: others on the same server have waits of their own.
    "select count(*)::int as waiting from pg_locks l join pg_database d on d.oid = l.database where datname = current_database() and locktype = 'advisory' and not granted",
  );
  return rows[0]?.waiting ?? 0;
}

/** All files but those that a server makes at its start, which have no keys in them. */
async function keyFiles(directory: string): Promise<readonly string[]> {
  return (await readdir(directory)).filter((name) => name !== "archives");
}
