import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect } from "vitest";
import { runDoctor } from "../../src/app/doctor/doctor-command.js";
import type { Finding } from "../../src/app/doctor/finding.js";
import { THIS_MACHINE, type Surroundings } from "../../src/app/doctor/surroundings.js";
import { fingerprintOf, loadSecrets } from "../../src/app/secrets.js";
import { createTestDatabase } from "../database.js";
import { runCall } from "./run-call.js";

export const GIB = 1024 ** 3;
export const ROOMY: Surroundings = {
  ...THIS_MACHINE,
  diskSpace: () => Promise.resolve({ freeBytes: 50 * GIB, totalBytes: 100 * GIB }),
};

/** What a test made, to be taken away by `cleanUp`. */
export const cleanUps: (() => Promise<void>)[] = [];

/** The newest first. */
export async function cleanUp(): Promise<void> {
  for (const each of cleanUps.splice(0).toReversed()) await each();
}

interface Examination {
  readonly code: number;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly of: (check: string) => Finding | undefined;
}

export async function examine(env: Record<string, string>, surroundings: Surroundings = ROOMY): Promise<Examination> {
  const { code, stdout, stderr } = await runCall((call) => runDoctor(call, surroundings), { args: ["--json"], env });
  const { healthy, findings } = JSON.parse(stdout) as { healthy: boolean; findings: Finding[] };
  expect(stderr).toBe("");
  expect(healthy).toBe(code === 0);
  return { code, text: stdout, findings, of: (check) => findings.find((finding) => finding.check === check) };
}

export async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "tokenledger-doctor-"));
  cleanUps.push(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** An installation on the cluster of this run, which is not durable; no server runs. */
export async function install(): Promise<{ sql: pg.Client; env: Record<string, string> }> {
  const database = await createTestDatabase();
  cleanUps.push(() => database.drop());
  const dataDir = await makeDirectory();
  const sql = await connect(database.url);
  await sql.query("insert into settings (key, value) values ('secretsFingerprint', to_jsonb($1::text))", [
    fingerprintOf(await loadSecrets(dataDir)),
  ]);
  return { sql, env: { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: "0" } };
}

export async function connect(connectionString: string, purpose = "test"): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: `tokenledger ${purpose}` });
  await client.connect();
  cleanUps.push(() => client.end());
  return client;
}
