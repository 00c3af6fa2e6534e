import type { MikroORM } from "@mikro-orm/postgresql";
import type { Pool, PoolClient } from "pg";
import type { Logger } from "pino";
import { recordAudit, SYSTEM, type Actor } from "../access/audit.js";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";
import type { Clock } from "../core/clock.js";
import { AppError } from "../core/errors.js";
import type { IngestService } from "../ingest/ingest.service.js";
import { addDemoProject } from "./demo-project.js";
import { DEMO_FILLED_SETTING } from "./demo-setting.js";
import { generateDemo } from "./domain/generate-demo.js";
import { loadTraces } from "./load-traces.js";
import { removeDemoRows } from "./remove-demo.js";

const DEMO_SEED = 20_261_123;
export const DEMO_DAYS = 90;
const VISITS_PER_DAY = 330;
/** Small enough that a server that fills the demo still answers its console. */
const EVENTS_PER_BATCH = 1_000;

export interface DemoParts {
  readonly orm: MikroORM;
  readonly pool: Pool;
  readonly ingest: IngestService;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Fills a project of its own with believable traffic, through the door that real events take, and removes it. */
export class DemoService {
  private filling: Promise<void> = Promise.resolve();
  private stopping = new AbortController();
  private share: number | null = null;

  constructor(private readonly parts: DemoParts) {}

  /** How far a fill of this process is, 0 to 1; null when none is under way. */
  get progress(): number | null {
    return this.share;
  }

  /**
   * Starts filling in the background. False when the demo is there already or on its way.
   *
   * @param actor told in the audit log once there is a demo project
   */
  async fill(days = DEMO_DAYS, actor = SYSTEM): Promise<boolean> {
    if (this.share !== null) return false;
    this.share = 0;
    const lock = await this.claim().catch((error: unknown) => {
      this.share = null;
      throw error;
    });
    if (lock === null) {
      this.share = null;
      return false;
    }
    this.stopping = new AbortController();
    this.filling = this.runLocked(lock, days, actor);
    return true;
  }

  /** Ends a fill under way, then removes every demo row. */
  async remove(actor = SYSTEM): Promise<void> {
    await this.stop();
    const lock = await this.tryLock();
    // Held by another server, or by another request to this one.
    if (lock === null) throw AppError.conflict("The demo is being filled or removed already; try again in a minute.");
    try {
      await this.parts.orm.em.fork().transactional(async (transaction) => {
        const { projects, requests } = await removeDemoRows(transaction);
        if (projects.length === 0) return; // nothing was done that could be told
        await recordAudit(transaction, actor, {
          action: "demo.remove",
          target: { kind: "demo", id: null },
          before: { projects, requests },
        });
      });
    } finally {
      await unlock(lock);
    }
  }

  /** Waits for the fill under way, if any. */
  settled(): Promise<void> {
    return this.filling;
  }

  /** Ends the fill under way after its batch; the next fill begins anew. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.filling;
  }

  private async runLocked(lock: PoolClient, days: number, actor: Actor): Promise<void> {
    try {
      await this.run(days, actor);
    } catch (error) {
      this.parts.logger.error({ err: error }, "filling the demo failed"); // nobody waits who could be told
    } finally {
      this.share = null;
      await unlock(lock);
    }
  }

  private async run(days: number, actor: Actor): Promise<void> {
    const { orm, ingest, clock } = this.parts;
    const { signal } = this.stopping;
    await orm.em.fork().transactional(removeDemoRows); // what a fill left that died on the way
    const source = { projectId: await this.addProject(days, actor), apiKeyId: null, backfill: true };
    const { rhythm, lengths } = await loadTraces();
    const hours = generateDemo({ seed: DEMO_SEED, days, now: clock(), visitsPerDay: VISITS_PER_DAY, rhythm, lengths });
    let batch: unknown[] = [];
    for (const { progress, events } of hours) {
      batch.push(...events);
      if (batch.length < EVENTS_PER_BATCH && progress < 1) continue;
      if (signal.aborted) return;
      await ingest.ingest(source, batch);
      batch = [];
      this.share = progress;
    }
    await orm.em
      .fork()
      .execute("insert into settings (key, value) values (?, to_jsonb(now())) on conflict (key) do nothing", [
        DEMO_FILLED_SETTING,
      ]);
  }

  private addProject(days: number, actor: Actor): Promise<number> {
    return this.parts.orm.em.fork().transactional(async (transaction) => {
      const id = await addDemoProject(transaction);
      const act = { action: "demo.fill", target: { kind: "project", id }, after: { days } };
      await recordAudit(transaction, actor, act);
      return id;
    });
  }

  /** The lock, unless another process holds it or there is nothing to fill. */
  private async claim(): Promise<PoolClient | null> {
    const lock = await this.tryLock();
    if (lock === null) return null;
    try {
      const { rowCount } = await lock.query("select from settings where key = $1", [DEMO_FILLED_SETTING]);
      if (rowCount === 0) return lock;
    } catch (error) {
      await unlock(lock);
      throw error;
    }
    await unlock(lock);
    return null;
  }

  /** On a connection of its own, so that it ends with the process. */
  private async tryLock(): Promise<PoolClient | null> {
    const client = await this.parts.pool.connect();
    try {
      const { rows } = await client.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [
        ADVISORY_LOCKS.fillDemo,
      ]);
      if (rows[0]?.locked === true) return client;
    } catch (error) {
      client.release(true); // nobody knows whether it holds the lock: closing it lets go
      throw error;
    }
    client.release();
    return null;
  }
}

async function unlock(lock: PoolClient | null): Promise<void> {
  if (lock === null) return;
  try {
    await lock.query("select pg_advisory_unlock($1)", [ADVISORY_LOCKS.fillDemo]);
    lock.release();
  } catch {
    lock.release(true); // a broken connection has let go of the lock already
  }
}
