import type { Pool } from "pg";
import type { Logger } from "pino";
import type { DatabaseHealth } from "./database-health.js";

const ASK_EVERY_MS = 2_000;

/** A table that is kept in memory; triggers count its changes in the table `changes`. */
export type ChangeTopic = "prices" | "settings";

/** Reads anew what changed. Rejects when it could not: it is called again two seconds later. */
type Reload = () => Promise<unknown>;

export interface ChangeWatchParts {
  readonly pool: Pool;
  readonly database: Pick<DatabaseHealth, "isAway" | "report">;
  readonly logger: Logger;
  readonly everyMs?: number;
}

/**
 * Tells this process what any process, or a person with SQL, changed: one statement every two seconds,
 * which reads a page of memory. LISTEN/NOTIFY would tell sooner and need a connection of its own, a way
 * to notice that it is dead, and this very question after each return.
 */
export class ChangeWatch {
  private readonly reloads = new Map<string, Reload>();
  /** The version that was last reloaded with success. */
  private readonly seen = new Map<string, string>();
  private readonly timer: NodeJS.Timeout;
  private asking: Promise<void> | null = null;

  constructor(private readonly parts: ChangeWatchParts) {
    this.timer = setInterval(() => {
      this.asking ??= this.ask().finally(() => {
        this.asking = null;
      });
    }, parts.everyMs ?? ASK_EVERY_MS);
    this.timer.unref();
  }

  /** Reloads once soon, since nobody knows what changed before, and then at every change. */
  on(topic: ChangeTopic, reload: Reload): void {
    this.reloads.set(topic, reload);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.asking;
  }

  private async ask(): Promise<void> {
    if (this.parts.database.isAway) return;
    try {
      const { rows } = await this.parts.pool.query<{ topic: string; version: string }>(
        "select topic, version::text from changes",
      );
      for (const { topic, version } of rows) await this.notice(topic, version);
    } catch (error) {
      // What is in memory stays; the next time tells what changed meanwhile.
      this.parts.database.report(error);
      this.parts.logger.warn({ err: error }, "changes could not be asked for");
    }
  }

  private async notice(topic: string, version: string): Promise<void> {
    const reload = this.reloads.get(topic);
    if (reload === undefined || this.seen.get(topic) === version) return;
    try {
      await reload();
      // Read before the reload, which therefore saw at least this version.
      this.seen.set(topic, version);
    } catch (error) {
      this.parts.logger.error({ err: error, topic }, "a change could not be loaded; what was known before stays");
    }
  }
}
