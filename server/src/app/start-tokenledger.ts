import { Closers } from "../core/closers.js";
import { readConfig } from "./config.js";
import { createContainer, type ContainerOptions } from "./container.js";
import { openDatabase } from "./database.js";
import type { HttpServerOptions } from "./http-server.js";
import { createLogger } from "./logger.js";
import type { Stoppable } from "./run-until-signal.js";
import { Scheduler } from "./jobs/scheduler.js";
import { serve } from "./serve.js";
import { welcome } from "./welcome.js";

type StartOptions = Pick<ContainerOptions, "sharing"> & Pick<HttpServerOptions, "sockets">;

/**
 * Brings the product up: database, schema, prices, jobs, server, first credentials. In reverse on stop.
 * Gives up between two steps, with the signal's reason, when it is to stop already.
 */
export async function startTokenledger(
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  { sockets = {}, ...options }: StartOptions = {},
): Promise<Stoppable> {
  const config = readConfig(env);
  const logger = createLogger(config.logLevel);
  const closers = new Closers();
  try {
    const database = await openDatabase(config, logger);
    closers.add(() => database.stop());
    signal.throwIfAborted();
    const container = await createContainer({ config, logger, databaseUrl: database.url, ...options });
    closers.add(() => container.close());
    signal.throwIfAborted();
    const scheduler = new Scheduler({ ...container, pool: container.housekeeping });
    closers.add(() => scheduler.stop());
    const serving = await serve(container, { sockets });
    // All at once: together they have the time that one of them may take.
    closers.add(() => Promise.all([serving.stop(), scheduler.stop(), container.deliveries.stop()]));
    container.deliveries.start();
    welcome({ config, port: serving.port, credentials: serving.credentials });
    if (config.demo) await container.demo.fill();
  } catch (error) {
    // Why the start failed is what has to be told, not what failed while giving up.
    await closers.close().catch((fault: unknown) => logger.error({ err: fault }, "giving up left something open"));
    throw error;
  }
  return { stop: () => closers.close() };
}
