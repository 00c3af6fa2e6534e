import type { Config } from "./config.js";
import type { Database } from "./database.js";

/** The operator's database, the one of a running server, or the embedded one started for this command. */
export async function openLedger({ databaseUrl, dataDir }: Config, say: (line: string) => void): Promise<Database> {
  if (databaseUrl !== null) return { url: databaseUrl, stop: () => Promise.resolve() };
  const { findRunningEmbeddedPostgres } = await import("./embedded-postgres/find-running-embedded-postgres.js");
  const running = await findRunningEmbeddedPostgres(dataDir);
  if (running !== null) return { url: running, stop: () => Promise.resolve() };
  const { startEmbeddedPostgres } = await import("./embedded-postgres/start-embedded-postgres.js");
  return startEmbeddedPostgres({ dataDir, log: say });
}
