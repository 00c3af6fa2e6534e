import type { Logger } from "pino";
import type { Config } from "./config.js";

export interface Database {
  readonly url: string;
  /** Stops the embedded server; does nothing to a database of the operator's. */
  stop(): Promise<void>;
}

/** The database of the configuration: the operator's, or the embedded one, which is not even loaded otherwise. */
export async function openDatabase({ databaseUrl, dataDir }: Config, logger: Logger): Promise<Database> {
  if (databaseUrl !== null) return { url: databaseUrl, stop: () => Promise.resolve() };
  const { startEmbeddedPostgres } = await import("./embedded-postgres/start-embedded-postgres.js");
  return startEmbeddedPostgres({ dataDir, log: (message) => logger.info(message) });
}
