import { bootstrap } from "../access/bootstrap.js";
import { readConfig } from "./config.js";
import { createContainer } from "./container.js";
import { openDatabase } from "./database.js";
import { startHttpServer } from "./http-server.js";
import { createLogger } from "./logger.js";
import type { Stoppable } from "./run-until-signal.js";
import { startJobs } from "./scheduler.js";
import { welcome } from "./welcome.js";

/** Brings the product up: database, schema, prices, first credentials, jobs, server. In reverse on stop. */
export async function startTokenledger(env: NodeJS.ProcessEnv): Promise<Stoppable> {
  const config = readConfig(env);
  const logger = createLogger(config.logLevel);
  const closers: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  try {
    const database = await openDatabase(config, logger);
    closers.push(() => database.stop());
    const container = await createContainer({ config, logger, databaseUrl: database.url });
    closers.push(() => container.close());
    const credentials = await bootstrap(container.orm.em.fork(), container.apiKeys, config);
    closers.push(startJobs(container));
    const http = await startHttpServer(container);
    closers.push(() => http.stop());
    welcome({ config, port: http.port, credentials });
    if (config.demo) await container.demo.fill();
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}
