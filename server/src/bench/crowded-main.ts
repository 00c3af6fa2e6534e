import "reflect-metadata";
import { runUntilSignal } from "../app/run-until-signal.js";
import { startTokenledger } from "../app/start-tokenledger.js";

/** The product as it is installed, but that one machine with one key may play a thousand browsers. */
const CROWDED = { perAddress: 10_000, perViewer: 10_000 };

await runUntilSignal((signal) => startTokenledger(process.env, signal, { sockets: CROWDED }));
