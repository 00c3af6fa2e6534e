import "reflect-metadata";
import { runBackup } from "./app/backup/backup-command.js";

const { argv, env, stdout, stderr } = process;
process.exitCode = await runBackup({ args: argv.slice(2), env, stdout, stderr });
