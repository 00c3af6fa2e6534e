// Archives with the built product, and dies at a step of a month, or goes to its end: DATABASE_URL FOLDER NOW [STEP MONTH].
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { pino } from "pino";
import { runRetention } from "../../dist/retention/run-retention.js";
import { openFolderStore } from "../../dist/retention/store/folder-store.js";

const [databaseUrl, folder, now, killedAt, killedIn] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 3 });
const parts = {
  pool,
  store: await openFolderStore(folder),
  logger: pino({ level: "silent" }),
  onStep: (step, month) => {
    process.stdout.write(`${month} ${step}\n`);
    if (step === killedAt && month === killedIn) process.kill(process.pid, "SIGKILL");
  },
};
const order = { months: 3, now: new Date(now), signal: new AbortController().signal };
// Waits for the end of another, as the next run would.
while ((await runRetention(parts, order)) === null) await sleep(20);
await pool.end();
