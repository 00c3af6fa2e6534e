import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";

const PROGRAM = [
  "--import",
  new URL("../typescript-sources.mjs", import.meta.url).href,
  fileURLToPath(new URL("hold-database.ts", import.meta.url)),
];

/** Another process that keeps the database of a directory, as a running server does. */
export interface DatabaseHolder {
  process: ChildProcess;
  url: string;
  /** What it said besides the address. */
  log(): string;
}

/** Starts one and waits for its address; fails with what it said when it ends instead. */
export async function holdDatabase(dataDir: string): Promise<DatabaseHolder> {
  const child = spawn(process.execPath, [...PROGRAM, dataDir], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  child.stdout.setEncoding("utf8");
  const url = await Promise.race([once(child.stdout, "data"), once(child, "close")]).then(([first]) =>
    String(first).trim(),
  );
  if (!url.startsWith("postgresql:")) throw new Error(said.trim());
  return { process: child, url, log: () => said };
}

export async function end(holder: DatabaseHolder, signal: NodeJS.Signals): Promise<number | null> {
  const closed = once(holder.process, "close");
  holder.process.kill(signal);
  await closed;
  return holder.process.exitCode;
}

export async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // a killed database; the query fails on its own
  await client.connect();
  try {
    const { rows } = await client.query<object>(statement);
    return rows;
  } finally {
    await client.end();
  }
}

export function postmasterPid(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, "postgres", "cluster", "postmaster.pid"), "utf8"), 10);
}
