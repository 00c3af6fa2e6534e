import "reflect-metadata";
import { runDoctor } from "./app/doctor/doctor-command.js";

const { argv, env, stdout, stderr } = process;
process.exitCode = await runDoctor({ args: argv.slice(2), env, stdout, stderr });
