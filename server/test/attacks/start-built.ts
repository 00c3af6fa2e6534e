import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { freePort } from "../../src/app/embedded-postgres/free-port.js";
import { runProduct } from "../api/run-product.js";
import { ADMIN, API_KEY } from "../api/start-product.js";
import { createTestDatabase } from "../database.js";

const STARTS_WITHIN = { timeout: 60_000, interval: 100 };

export interface BuiltProduct {
  readonly url: string;
  readonly pid: number;
  readonly isOver: () => boolean;
  readonly stderr: () => string;
  readonly stop: () => Promise<void>;
}

/** The built server in a process of its own, whose memory and time are its alone. */
export async function startBuilt(): Promise<BuiltProduct> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "tokenledger-attacked-"));
  const port = await freePort();
  const running = runProduct({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: String(port),
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    BOOTSTRAP_API_KEY: API_KEY,
  });
  await vi.waitFor(() => {
    if (!running.stdout().includes("Stop with Ctrl-C")) throw new Error("it has not started");
  }, STARTS_WITHIN);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: running.pid,
    isOver: () => running.isOver(),
    stderr: () => running.stderr(),
    stop: async () => {
      running.signal("SIGTERM");
      await running.over;
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}
