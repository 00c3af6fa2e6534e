import "reflect-metadata";
import { runRotateKeys } from "./app/rotate-keys-command.js";

const { argv, env, stdout, stderr } = process;
process.exitCode = await runRotateKeys({ args: argv.slice(2), env, stdout, stderr });
