import { z } from "zod";

/** ClickHouse in a process of its own: its memory and its threads are not the load generator's. */

interface Session {
  query(sql: string, format: string): string;
  close(): void;
}

const settings = z.object({ module: z.string(), directory: z.string() });
const asked = z.object({ sql: z.string() });

const { module, directory } = settings.parse(JSON.parse(process.argv[2] ?? "{}"));
const { default: chdb } = (await import(module)) as { default: { Session: new (directory: string) => Session } };
const session = new chdb.Session(directory);
process.send?.("ready");

process.on("message", (message) => {
  const startedAt = performance.now();
  try {
    const text = session.query(asked.parse(message).sql, "JSONCompactEachRow");
    process.send?.({ milliseconds: performance.now() - startedAt, text });
  } catch (error) {
    process.send?.({ fault: error instanceof Error ? error.message : String(error) });
  }
});

process.on("disconnect", () => {
  session.close();
  process.exit(0);
});
