import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from "../../src/app/embedded-postgres/start-embedded-postgres.js";
import { databaseAt } from "../database-at.js";
import { waitUntil } from "./wait-until.js";

const PATIENCE_MS = 2_000;

/** A PostgreSQL of the faults' own, as durable as the product's, kept running by this process. */
export class DatabaseCluster {
  readonly dataDir: string;
  private readonly postgres: EmbeddedPostgres;

  private constructor(dataDir: string, postgres: EmbeddedPostgres) {
    this.dataDir = dataDir;
    this.postgres = postgres;
  }

  static async start(dataDir?: string): Promise<DatabaseCluster> {
    const directory = dataDir ?? (await mkdtemp(join(tmpdir(), "tokenledger-faults-")));
    return new DatabaseCluster(directory, await startEmbeddedPostgres({ dataDir: directory, log: () => undefined }));
  }

  /** Connection URL of a new, empty database. */
  async createDatabase(name: string): Promise<string> {
    const client = new pg.Client({ connectionString: this.postgres.url });
    await client.connect();
    await client.query(`create database ${pg.escapeIdentifier(name)}`);
    await client.end();
    return databaseAt(this.postgres.url, name);
  }

  /** Whoever is connected is thrown out. */
  async dropDatabase(name: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.postgres.url });
    await client.connect();
    await client.query(`drop database ${pg.escapeIdentifier(name)} with (force)`);
    await client.end();
  }

  /** Postmaster and every backend, at once, as the system does when memory runs out. */
  async kill(): Promise<void> {
    await killPostgres(this.dataDir);
  }

  /** Until it answers a client of its own. */
  async untilBack(): Promise<void> {
    await waitUntil("the database answers", () => answers(this.postgres.url));
  }

  log(): Promise<string> {
    return readFile(join(this.dataDir, "postgres", "postgres.log"), "utf8");
  }

  async stop(): Promise<void> {
    await this.postgres.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

/** Kills the PostgreSQL that runs under a DATA_DIR, and sees it die. */
export async function killPostgres(dataDir: string): Promise<void> {
  const postmaster = await postmasterOf(dataDir);
  const { stdout } = await promisify(execFile)("ps", ["-o", "pid=", "--ppid", String(postmaster)]);
  for (const pid of [postmaster, ...stdout.trim().split(/\s+/).map(Number)]) killIfThere(pid);
  await waitUntil("the killed PostgreSQL is gone", async () => (await stateOf(postmaster)) === "gone");
}

async function postmasterOf(dataDir: string): Promise<number> {
  const file = join(dataDir, "postgres", "cluster", "postmaster.pid");
  const [pid = ""] = (await readFile(file, "utf8")).split("\n");
  return Number(pid);
}

/** A process that nobody has waited for yet is dead as well. */
async function stateOf(pid: number): Promise<"runs" | "gone"> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "stat=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return stdout.trim() === "" || stdout.trim().startsWith("Z") ? "gone" : "runs";
}

function killIfThere(pid: number): void {
  if (!Number.isInteger(pid) || pid <= 1) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // gone already, which is what was wanted
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  client.on("error", () => undefined); // killed while it was asked
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
