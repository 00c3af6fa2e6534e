import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { findRunningEmbeddedPostgres } from "../app/embedded-postgres/find-running-embedded-postgres.js";
import { ALLOCATOR, NODE_FLAGS } from "../app/node-flags.js";
import { freePort } from "../app/embedded-postgres/free-port.js";

const ENTRIES = { product: "../main.js", unshared: "./unshared-main.js", crowded: "./crowded-main.js" };
const READY_WITHIN_MS = 60_000;

export interface BenchedProduct {
  readonly url: string;
  readonly apiKey: string;
  /** Who signs in to the console. */
  readonly admin: { readonly email: string; readonly password: string };
  readonly databaseUrl: string;
  /** Of the server's process. */
  readonly pid: number;
  stop(): Promise<void>;
}

export interface ProductChoice {
  /** Kept after the run; null for a directory that goes with it. */
  readonly dataDir: string | null;
  /** `unshared`: a transaction for each request. `crowded`: WebSockets without a bound by key or address. Default: the product as it is installed. */
  readonly entry?: keyof typeof ENTRIES;
  /** Variables beside those of every product that is measured. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The server as it is installed, in a process of its own, on a database that keeps its durable settings. */
export async function startProduct(choice: ProductChoice): Promise<BenchedProduct> {
  const dataDir = choice.dataDir ?? (await mkdtemp(join(tmpdir(), "tokenledger-bench-")));
  const port = await freePort();
  const apiKey = `tl_bench_${randomBytes(12).toString("hex")}`;
  const admin = { email: "admin@localhost", password: passwordOf(dataDir) };
  const child = spawn(
    process.execPath,
    [...NODE_FLAGS, fileURLToPath(new URL(ENTRIES[choice.entry ?? "product"], import.meta.url))],
    {
      env: {
        ...process.env,
        ...ALLOCATOR,
        NODE_ENV: "production",
        DATABASE_URL: "",
        DATA_DIR: dataDir,
        HOST: "127.0.0.1",
        PORT: String(port),
        BOOTSTRAP_API_KEY: apiKey,
        ADMIN_EMAIL: admin.email,
        ADMIN_PASSWORD: admin.password,
        LOG_LEVEL: "error",
        DEMO: "",
        ...choice.env,
      },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const gone = once(child, "exit");
  const kill = () => child.kill("SIGTERM");
  process.once("exit", kill);
  const stop = async () => {
    process.off("exit", kill);
    kill();
    await gone;
    if (choice.dataDir === null) await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const url = `http://127.0.0.1:${port}`;
    await Promise.race([
      untilReady(url),
      gone.then(() => Promise.reject(new Error("The server ended before it was ready."))),
    ]);
    const databaseUrl = await findRunningEmbeddedPostgres(dataDir);
    if (databaseUrl === null || child.pid === undefined) throw new Error("The server runs without its database.");
    return { url, apiKey, admin, databaseUrl, pid: child.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The same at every start on one directory: the administrator is made at the first. */
function passwordOf(dataDir: string): string {
  return createHash("sha256").update(dataDir).digest("hex").slice(0, 24);
}

async function untilReady(url: string): Promise<void> {
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (Date.now() < giveUpAt) {
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false, // not listening yet
    );
    if (ready) return;
    await sleep(100);
  }
  throw new Error(`The server was not ready within ${READY_WITHIN_MS / 1000} s.`);
}
