import { explainFailedStart } from "./explain-failed-start.js";

/** A process that drains for longer is ended by its supervisor anyway. */
const STOP_WITHIN_MS = 10_000;

export interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Starts, waits for SIGINT or SIGTERM, stops; a signal during the start ends that too. A fault at the
 * start is one clear sentence and exit 1.
 */
export async function runUntilSignal(start: (signal: AbortSignal) => Promise<Stoppable>): Promise<void> {
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    const stop = () => {
      if (stopping.signal.aborted) return;
      process.stderr.write("Stopping …\n");
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      stopping.abort();
      resolve();
    };
    // Not `once`: Ctrl-C reaches a process group several times (terminal, npm), and a second signal
    // without a listener would end us in the middle of draining.
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  });
  try {
    const running = await start(stopping.signal);
    await stopped;
    await running.stop();
    process.exit(0);
  } catch (error) {
    if (error === stopping.signal.reason) process.exit(0);
    process.stderr.write(`${explainFailedStart(error, process.env["DATABASE_URL"] === undefined)}\n`);
    process.exit(1);
  }
}
