import { findRunningEmbeddedPostgres } from "../../app/embedded-postgres/find-running-embedded-postgres.js";
import { LoadGenerator } from "../load/load-generator.js";
import { openPool } from "../open-pool.js";
import { recordSample } from "../rounds/record-sample.js";
import { waitUntilMerged } from "../rounds/wait-until-merged.js";
import { fillLedger } from "./fill-ledger.js";

/** Fills a running product for whoever measures it from outside: its address, an API key, its data directory, rows. */

const USERS = 5_000;

const [url = "", apiKey = "", dataDir = "", rows = ""] = process.argv.slice(2);
const databaseUrl = await findRunningEmbeddedPostgres(dataDir);
if (databaseUrl === null) throw new Error(`No product runs on ${dataDir}.`);
const generator = LoadGenerator.start({ url, apiKey });
const pool = openPool(databaseUrl, 2);
await recordSample(generator, USERS);
await waitUntilMerged(pool);
await fillLedger(databaseUrl, { rows: Number(rows), users: USERS });
await pool.end();
generator.stop();
