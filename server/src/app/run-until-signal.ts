import { ConfigError } from "./config.js";

/** A process that drains for longer is ended by its supervisor anyway. */
const STOP_WITHIN_MS = 10_000;

export interface Stoppable {
  stop(): Promise<void>;
}

/** Starts, waits for SIGINT or SIGTERM, stops. A fault at the start is one clear sentence and exit 1. */
export async function runUntilSignal(start: () => Promise<Stoppable>): Promise<void> {
  const signal = new Promise<void>((resolve) => {
    // Not `once`: Ctrl-C reaches a process group several times (terminal, npm), and a second signal
    // without a listener would end us in the middle of draining.
    process.on("SIGINT", () => resolve());
    process.on("SIGTERM", () => resolve());
  });
  try {
    const running = await start();
    await signal;
    process.stderr.write("Stopping …\n");
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await running.stop();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.faults.join("\n");
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "EADDRINUSE" && "port" in error) {
    return `Port ${String(error.port)} is in use: stop what listens there, or set PORT to another one.`;
  }
  if ("code" in error && error.code === "EACCES" && "path" in error) {
    return `${String(error.path)} cannot be read or written: check its owner, or set DATA_DIR to another directory.`;
  }
  return process.env.LOG_LEVEL === "debug" ? (error.stack ?? error.message) : error.message;
}
