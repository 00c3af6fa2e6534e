import "reflect-metadata";
import { runUntilSignal } from "../app/run-until-signal.js";
import { startTokenledger } from "../app/start-tokenledger.js";

/** The product without what it gains by sharing: each request has a transaction of its own, many at the same time. */
const UNSHARED = { writers: 64, requestsPerCommit: 1 };

await runUntilSignal((signal) => startTokenledger(process.env, signal, { sharing: UNSHARED }));
