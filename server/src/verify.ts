import "reflect-metadata";
import { runVerify } from "./app/verify-command.js";

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());

process.exitCode = await runVerify({
  args: process.argv.slice(2),
  env: process.env,
  signal: stopping.signal,
  stdout: process.stdout,
  stderr: process.stderr,
});
