import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.js";
import type { Installation } from "./installation.js";
import { stopLeftovers } from "./leftovers.js";
import { startPostmaster, type Postmaster } from "./postmaster.js";

const PAUSE_BETWEEN_TRIES_MS = [0, 500, 1_000, 2_000, 5_000];

export interface SupervisedPostmaster {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Keeps PostgreSQL running on the same port until `stop`: a database that was killed comes back
 * without a restart of the server.
 */
export async function supervise(
  installation: Installation,
  log: (line: string) => void,
): Promise<SupervisedPostmaster> {
  const port = await freePort();
  let current: Postmaster | null = await startPostmaster(installation, port);
  const stopping = new AbortController();

  // A server that ends without draining (an uncaught exception) must not leave its database behind.
  const stopAtExit = () => current?.signalStop();
  process.once("exit", stopAtExit);

  async function restart(): Promise<void> {
    for (let attempt = 0; !stopping.signal.aborted; attempt += 1) {
      try {
        await sleep(PAUSE_BETWEEN_TRIES_MS[attempt] ?? PAUSE_BETWEEN_TRIES_MS.at(-1), undefined, {
          signal: stopping.signal,
        });
        await stopLeftovers(installation.layout.cluster, log);
        current = await startPostmaster(installation, port);
        log("The database runs again.");
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        log(`The database could not be restarted: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      await current?.ended;
      current = null;
      if (stopping.signal.aborted) return;
      log("The database ended unexpectedly; starting it again.");
      await restart();
    }
  }
  const kept = keepRunning();

  return {
    port,
    async stop() {
      stopping.abort();
      await current?.stop();
      await kept;
      await current?.stop(); // one that a restart had just brought up
      process.removeListener("exit", stopAtExit);
    },
  };
}
