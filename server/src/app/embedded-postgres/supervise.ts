import { setTimeout as sleep } from "node:timers/promises";
import { stopLeftovers } from "./leftovers.js";
import { startPostmaster, type Postmaster, type PostmasterOptions } from "./postmaster.js";

const PAUSE_BETWEEN_TRIES_MS = [0, 500, 1_000, 2_000, 5_000];

export interface SupervisedPostmaster {
  stop(): Promise<void>;
}

/**
 * Keeps PostgreSQL running on the same port until `stop`: a database that was killed comes back
 * without a restart of the server.
 */
export async function supervise(options: PostmasterOptions, log: (line: string) => void): Promise<SupervisedPostmaster> {
  let current: Postmaster | null = await startPostmaster(options);
  const stopping = new AbortController();

  // A server that ends without draining (an uncaught exception) must not leave its database behind.
  const stopAtExit = () => current?.signalStop();
  process.once("exit", stopAtExit);

  async function restart(): Promise<void> {
    for (let attempt = 0; !stopping.signal.aborted; attempt += 1) {
      try {
        await sleep(PAUSE_BETWEEN_TRIES_MS[attempt] ?? PAUSE_BETWEEN_TRIES_MS.at(-1), undefined, { signal: stopping.signal });
        await stopLeftovers(options.layout.cluster, log);
        current = await startPostmaster(options);
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
    async stop() {
      stopping.abort();
      await current?.stop();
      await kept;
      await current?.stop(); // one that a restart had just brought up
      process.removeListener("exit", stopAtExit);
    },
  };
}
