import type { Pool } from "pg";
import type { Logger } from "pino";
import type { DatabaseHealth } from "./database-health.js";

const ASK_EVERY_MS = 2_000;

/** A table that is kept in memory; triggers count its changes in the table `changes`. */
export type ChangeTopic = "prices" | "settings" | "app_user_identities";

/** Reads anew what changed. Rejects when it could not: it is called again two seconds later. */
type Reload = () => Promise<unknown>;

/** Told that everything was heard that was committed before an instant of `performance.now()`. */
type Confirm = (asOfMs: number) => void;

interface Follower {
  readonly reload: Reload;
  readonly confirm: Confirm | undefined;
}

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
  private readonly followers = new Map<string, Follower>();
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

  /**
   * Reloads once soon, since nobody knows what changed before, and then at every change.
   *
   * @param confirm for who must not go on with what is old when no news come: called each time the topic is up to date
   */
  on(topic: ChangeTopic, reload: Reload, confirm?: Confirm): void {
    this.followers.set(topic, { reload, confirm });
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.asking;
  }

  private async ask(): Promise<void> {
    if (this.parts.database.isAway) return;
    const asOfMs = performance.now();
    try {
      const { rows } = await this.parts.pool.query<{ topic: string; version: string }>(
        "select topic, version::text from changes",
      );
      for (const { topic, version } of rows) await this.notice(topic, { version, asOfMs });
    } catch (error) {
      // What is in memory stays; the next time tells what changed meanwhile.
      this.parts.database.report(error);
      this.parts.logger.warn({ err: error }, "changes could not be asked for");
    }
  }

  private async notice(topic: string, { version, asOfMs }: { version: string; asOfMs: number }): Promise<void> {
    const follower = this.followers.get(topic);
    if (follower === undefined) return;
    try {
      // Read before the reload, which therefore saw at least this version.
      if (this.seen.get(topic) !== version) await follower.reload();
      this.seen.set(topic, version);
      follower.confirm?.(asOfMs);
    } catch (error) {
      this.parts.logger.error({ err: error, topic }, "a change could not be loaded; what was known before stays");
    }
  }
}
