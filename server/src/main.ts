import "reflect-metadata";
import { runUntilSignal } from "./app/run-until-signal.js";
import { startTokenledger } from "./app/start-tokenledger.js";

await runUntilSignal((signal) => startTokenledger(process.env, signal));
