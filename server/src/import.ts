import "reflect-metadata";
import { runImport } from "./app/import-command.js";

const stopping = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.on(name, () => {
    if (stopping.signal.aborted) process.exit(130); // the second time: the batch in flight rolls back
    stopping.abort();
    process.stderr.write("\nFinishing the batch in flight …\n");
  });
}

const { argv, env, stdout, stderr } = process;
// Set, not exited with: what is written to a pipe has to arrive.
process.exitCode = await runImport({ args: argv.slice(2), env, signal: stopping.signal, stdout, stderr });
