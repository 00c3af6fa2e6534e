// What the product of each journey begins with, but of those that show the very first start: an embedded database as
// the built server makes it, migrated and with nothing in it. To make it anew each time took half of every start.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../server/dist/app/embedded-postgres/start-embedded-postgres.js";
import { migrate } from "../../server/dist/app/migrate.js";

export default async function makeDatabase() {
  const dataDir = await mkdtemp(join(tmpdir(), "tokenledger-e2e-made-"));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    try {
      await migrate({ databaseUrl: postgres.url });
    } finally {
      await postgres.stop();
    }
  } catch (error) {
    await remove();
    throw error;
  }
  process.env.JOURNEYS_DATA_DIR = dataDir;
  return remove;
}
