import { bootstrap, type FreshCredentials } from "../access/bootstrap.js";
import type { Container } from "./container.js";
import { startHttpServer, type HttpServerOptions } from "./http-server.js";

export interface Serving {
  /** The port listened on, also when any free one was asked for. */
  readonly port: number;
  readonly credentials: FreshCredentials;
  /** Is ready no longer, lets what runs finish, closes sockets. */
  stop(): Promise<void>;
}

/**
 * Opens the doors, then makes the first credentials: they are shown once, so a start that fails over a
 * port in use must not have made them. Only then is the process ready.
 */
export async function serve(container: Container, options: HttpServerOptions = {}): Promise<Serving> {
  const { orm, apiKeys, clock, config, health, driftRepair } = container;
  const http = await startHttpServer(container, options);
  const stop = async () => {
    health.draining = true;
    // A repair of many days ends after the day in hand, so that it is answered while requests drain;
    // one that hangs is cut as the container closes.
    await Promise.all([driftRepair.stop(), http.stop()]);
  };
  try {
    const credentials = await bootstrap({ em: orm.em.fork(), apiKeys, clock }, config);
    health.started = true;
    return { port: http.port, credentials, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
