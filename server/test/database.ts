import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject, vi } from "vitest";
import { databaseAt } from "./database-at.js";
import { TEMPLATE_DATABASE } from "./template-database.js";

export interface TestDatabase {
  url: string;
  /** Closes what is still connected and removes it. */
  drop(): Promise<void>;
}

/** A migrated, empty database for one test file. */
export function createTestDatabase(): Promise<TestDatabase> {
  return copyDatabase(TEMPLATE_DATABASE);
}

/** One that no migration has seen. */
export function createBareDatabase(): Promise<TestDatabase> {
  return copyDatabase("template1");
}

async function copyDatabase(template: string): Promise<TestDatabase> {
  const clusterUrl = inject("clusterUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runOn(clusterUrl, `create database ${name} template ${template} strategy file_copy`);
  return {
    url: databaseAt(clusterUrl, name),
    drop: async () => {
      // A pool that was ended may still be saying goodbye; whoever stays is thrown out.
      await vi.waitFor(() => runOn(clusterUrl, `drop database ${name}`), { timeout: 1_000 }).catch(() => undefined);
      await runOn(clusterUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
