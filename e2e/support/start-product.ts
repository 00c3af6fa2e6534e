import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ADMIN_EMAIL, ADMIN_PASSWORD, BOOTSTRAP_API_KEY } from "./credentials.ts";

const SERVER = fileURLToPath(new URL("../../server/dist/main.js", import.meta.url));
const READY_WITHIN_MS = 60_000;

export interface Product {
  readonly url: string;
  readonly dataDir: string;
  stop(): Promise<void>;
}

/**
 * The built product as an operator starts it, on a free port, with data that the journey throws away. Of a run of
 * journeys its database is made and migrated already, and empty.
 *
 * @param settings environment variables beside those of every journey
 */
export async function startProduct(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), "tokenledger-e2e-"));
  const made = process.env["JOURNEYS_DATA_DIR"];
  // With its owner, who is another where the tests run as root.
  if (made !== undefined) await promisify(execFile)("cp", ["-Rp", join(made, "postgres"), dataDir]);
  return startIn(dataDir, settings);
}

/** The same at the very first start: nothing is there yet. */
export async function startFromNothing(): Promise<Product> {
  return startIn(await mkdtemp(join(tmpdir(), "tokenledger-e2e-")), {});
}

async function startIn(dataDir: string, settings: Readonly<Record<string, string>>): Promise<Product> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const product = spawn(process.execPath, ["--enable-source-maps", SERVER], {
    env: {
      PATH: process.env["PATH"],
      PORT: String(port),
      DATA_DIR: dataDir,
      ADMIN_EMAIL,
      ADMIN_PASSWORD,
      BOOTSTRAP_API_KEY,
      REPORTING_TIMEZONE: "Asia/Seoul",
      LOG_LEVEL: process.env["LOG_LEVEL"] ?? "warn",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const keep = (text: Buffer) => {
    said += text.toString();
  };
  product.stdout.on("data", keep);
  product.stderr.on("data", keep);

  async function stop(): Promise<void> {
    if (product.exitCode === null && product.signalCode === null) {
      const ended = once(product, "exit");
      product.kill("SIGTERM");
      await ended;
    }
    await rm(dataDir, { recursive: true, force: true });
  }

  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await answers(`${url}/readyz`))) {
    if (product.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`The product did not become ready; it said:\n${said}`);
    }
    await sleep(50);
  }
  return { url, dataDir, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false; // not listening yet
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("The system gave no TCP port.");
  return address.port;
}
