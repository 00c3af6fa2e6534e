import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { installClickhouse } from "./install-clickhouse.js";

const answer = z.union([
  z.object({ milliseconds: z.number(), text: z.string() }),
  z.object({ fault: z.string() }).transform(({ fault }) => new Error(`ClickHouse: ${fault}`)),
]);

export interface ClickhouseAnswer {
  /** Of the query alone, without the way between the processes. */
  readonly milliseconds: number;
  readonly rows: readonly (readonly unknown[])[];
}

/** ClickHouse on a directory, one question at a time. */
export class Clickhouse {
  private constructor(private readonly child: ChildProcess) {}

  static async start(directory: string): Promise<Clickhouse> {
    const module = await installClickhouse();
    const child = fork(fileURLToPath(new URL("./clickhouse-main.js", import.meta.url)), [
      JSON.stringify({ module, directory }),
    ]);
    const kill = () => child.kill();
    process.once("exit", kill);
    child.once("exit", () => process.off("exit", kill));
    await heard(child);
    return new Clickhouse(child);
  }

  async query(sql: string): Promise<ClickhouseAnswer> {
    const hearing = heard(this.child);
    this.child.send({ sql });
    const read = answer.parse(await hearing);
    if (read instanceof Error) throw read;
    const lines = read.text.split("\n").filter((line) => line !== "");
    const rows = lines.map((line) => z.array(z.unknown()).parse(JSON.parse(line)));
    return { milliseconds: read.milliseconds, rows };
  }

  async stop(): Promise<void> {
    const gone = once(this.child, "exit");
    this.child.disconnect();
    await gone;
  }
}

async function heard(child: ChildProcess): Promise<unknown> {
  const waiting = new AbortController();
  try {
    return await Promise.race([
      once(child, "message", { signal: waiting.signal }).then(([message]: unknown[]) => message),
      once(child, "exit", { signal: waiting.signal }).then(() => Promise.reject(new Error("ClickHouse ended."))),
    ]);
  } finally {
    waiting.abort();
  }
}
