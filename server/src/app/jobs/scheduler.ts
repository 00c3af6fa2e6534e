import type { Pool } from "pg";
import type { Logger } from "pino";
import type { DatabaseHealth } from "../../core/database-health.js";
import type { Job } from "../../core/job.js";
import { withinTime } from "../../core/within-time.js";
import { JobLeases } from "./job-leases.js";
import { JobRun } from "./job-run.js";

const ASK_EVERY_MS = 500;
/** So long after the death of its replica a job is taken over. */
const LEASE_MS = 10_000;
const STOP_WITHIN_MS = 5_000;

export interface SchedulerParts {
  readonly jobs: readonly Job[];
  readonly pool: Pool;
  readonly database: Pick<DatabaseHealth, "isAway" | "report">;
  readonly logger: Logger;
  readonly leaseMs?: number;
}

/** Asks twice a second, in one statement, whether a job is due, and runs those whose lease this replica wins. */
export class Scheduler {
  private readonly leases: JobLeases;
  private readonly leaseMs: number;
  private readonly running = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private isRegistered = false;
  private asking: Promise<void> | null = null;

  constructor(private readonly parts: SchedulerParts) {
    this.leaseMs = parts.leaseMs ?? LEASE_MS;
    this.leases = new JobLeases(parts.pool, this.leaseMs);
    this.timer = setInterval(() => this.beat(), ASK_EVERY_MS);
    this.beat();
  }

  /** Tells running jobs to stop, waits for them for five seconds, and gives their leases back. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.asking;
    const ends = Promise.all(this.running.values());
    await withinTime(ends, STOP_WITHIN_MS).catch(() => {
      // Their leases end by themselves, and another replica repeats what they did not finish.
      this.parts.logger.warn({ jobs: [...this.running.keys()] }, "jobs did not stop in time");
    });
  }

  private beat(): void {
    if (this.asking !== null || this.parts.database.isAway) return;
    this.asking = this.startDue()
      .catch((error: unknown) => {
        this.parts.database.report(error);
        this.parts.logger.warn({ err: error }, "due jobs could not be asked for; trying again");
      })
      .finally(() => {
        this.asking = null;
      });
  }

  private async startDue(): Promise<void> {
    const { jobs } = this.parts;
    if (!this.isRegistered) await this.leases.register(jobs);
    this.isRegistered = true;
    // One that lost its lease may still be ending: it does not begin again beside itself.
    const idle = jobs.filter(({ name }) => !this.running.has(name));
    if (idle.length === 0 || this.stopping.signal.aborted) return;
    const askedAt = performance.now();
    for (const lease of await this.leases.claim(idle.map(({ name }) => name))) {
      const job = idle.find(({ name }) => name === lease.name);
      if (job === undefined) continue;
      const { leases, leaseMs } = this;
      const run = new JobRun({ job, lease, askedAt, leaseMs, leases, logger: this.parts.logger });
      const ended = run.run(this.stopping.signal).finally(() => this.running.delete(job.name));
      this.running.set(job.name, ended);
    }
  }
}
