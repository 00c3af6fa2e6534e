import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../src/app/embedded-postgres/start-embedded-postgres.js";
import { migrate } from "../src/app/migrate.js";
import { databaseAt } from "./database-at.js";
import { TEMPLATE_DATABASE } from "./template-database.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Administrative connection to the cluster of this run. */
    clusterUrl: string;
  }
}

/** One throw-away cluster for the run, with a migrated database that every test file's own is copied from. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "tokenledger-test-"));
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false });
  await makeTemplate(postgres.url);
  project.provide("clusterUrl", postgres.url);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true });
  };
}

async function makeTemplate(clusterUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  await client.query(`create database ${TEMPLATE_DATABASE}`);
  await client.end();
  await migrate({ databaseUrl: databaseAt(clusterUrl, TEMPLATE_DATABASE) });
}
