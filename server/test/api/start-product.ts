import "reflect-metadata";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { readConfig } from "../../src/app/config.js";
import { createContainer, type Container } from "../../src/app/container.js";
import { createLogger } from "../../src/app/logger.js";
import type { HttpServerOptions } from "../../src/app/http-server.js";
import { serve } from "../../src/app/serve.js";
import { createTestDatabase } from "../database.js";

export const API_KEY = "tl_test_key_of_the_api_tests";
export const ADMIN = { email: "admin@localhost", password: "correct horse battery" };

export interface Product {
  readonly url: string;
  readonly databaseUrl: string;
  readonly container: Container;
  /** A connection of the test's own, to look at what was stored. */
  readonly sql: pg.Pool;
  stop(): Promise<void>;
}

export interface ProductOptions extends HttpServerOptions {
  /** A way to the database that the test can trouble; the test closes it. */
  readonly through?: (databaseUrl: string) => Promise<string>;
  /** Variables of the environment beside those of every test. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The whole server on a database of its own, on a free port. */
export async function startProduct({ through, env = {}, ...options }: ProductOptions = {}): Promise<Product> {
  const database = await createTestDatabase();
  const databaseUrl = (await through?.(database.url)) ?? database.url;
  const dataDir = await mkdtemp(join(tmpdir(), "tokenledger-test-"));
  const config = readConfig({
    PORT: "0",
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    BOOTSTRAP_API_KEY: API_KEY,
    LOG_LEVEL: "fatal",
    ...env,
  });
  const container = await createContainer({ config, logger: createLogger(config.logLevel), databaseUrl });
  const serving = await serve(container, options);
  const sql = new pg.Pool({ connectionString: database.url, max: 2 });
  return {
    url: `http://127.0.0.1:${serving.port}`,
    databaseUrl: database.url,
    container,
    sql,
    stop: async () => {
      await serving.stop();
      await container.close();
      await sql.end();
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}
