import { startEmbeddedPostgres } from "../../src/app/embedded-postgres/start-embedded-postgres.js";

/** A small server of its own process, to be killed: keeps the database of a directory until SIGTERM. */
const [dataDir = ""] = process.argv.slice(2);
try {
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false, log: (line) => console.error(line) });
  process.once("SIGTERM", () => void postgres.stop());
  console.log(postgres.url);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
