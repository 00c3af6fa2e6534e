import "reflect-metadata";
import { runRestore } from "./app/backup/restore-command.js";

const { argv, env, stdout, stderr } = process;
process.exitCode = await runRestore({ args: argv.slice(2), env, stdout, stderr });
