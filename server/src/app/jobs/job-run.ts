import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { isDatabaseAway } from "../../core/database-away.js";
import type { Job } from "../../core/job.js";
import type { JobLeases, JobOutcome, Lease } from "./job-leases.js";
import { retryAfter } from "./retry-after.js";
import { withoutRowValues } from "../describe-error.js";

const AGAIN_AFTER_MS = 500;
const MAX_ERROR_LENGTH = 1_000;

export interface JobRunParts {
  readonly job: Job;
  readonly lease: Lease;
  /** When the lease was asked for, by `performance.now()`: it cannot end before this plus its length. */
  readonly askedAt: number;
  readonly leaseMs: number;
  readonly leases: JobLeases;
  readonly logger: Logger;
}

/** One run of a job: holds the lease while it lasts, and ends the work when the lease is lost. */
export class JobRun {
  private readonly lost = new AbortController();
  private leasedUntil: number;

  constructor(private readonly parts: JobRunParts) {
    this.leasedUntil = parts.askedAt + parts.leaseMs;
  }

  /** Never rejects: what goes wrong is noted and logged. */
  async run(stopping: AbortSignal): Promise<void> {
    const { job, leases, lease, logger } = this.parts;
    const extending = setInterval(() => void this.extend(), this.parts.leaseMs / 3);
    const watching = setInterval(() => this.giveUpInTime(), this.parts.leaseMs / 20);
    try {
      const outcome = await this.work(stopping);
      // Only a moment of trouble: after it the lease has ended anyway, and another run may hold it.
      while (performance.now() < this.leasedUntil) {
        try {
          if (!(await leases.finish(lease, outcome))) logger.warn({ job: job.name }, "a job outlived its lease");
          return;
        } catch {
          await sleep(AGAIN_AFTER_MS);
        }
      }
    } finally {
      clearInterval(extending);
      clearInterval(watching);
    }
  }

  private async work(stopping: AbortSignal): Promise<JobOutcome> {
    const { job, lease, logger } = this.parts;
    const beganAt = performance.now();
    try {
      await job.run(AbortSignal.any([stopping, this.lost.signal]));
      if (stopping.aborted) return { kind: "stopped" }; // whether it came to its end, nobody knows
      return { kind: "succeeded", everyMs: job.everyMs, durationMs: Math.round(performance.now() - beganAt) };
    } catch (error) {
      if (stopping.aborted) return { kind: "stopped" };
      const retryAfterMs = retryAfter(lease.failures + 1, job.everyMs);
      logger[isDatabaseAway(error) ? "warn" : "error"]({ err: error, job: job.name, retryAfterMs }, "a job failed");
      const text = error instanceof Error ? withoutRowValues(error) : String(error);
      return { kind: "failed", error: text.slice(0, MAX_ERROR_LENGTH), retryAfterMs };
    }
  }

  private async extend(): Promise<void> {
    const { leases, lease, leaseMs } = this.parts;
    const askedAt = performance.now();
    try {
      if (await leases.extend(lease)) this.leasedUntil = askedAt + leaseMs;
      else this.lost.abort();
    } catch {
      // Tried again before the lease ends; when it has ended, the work is ended too.
    }
  }

  private giveUpInTime(): void {
    if (performance.now() < this.leasedUntil || this.lost.signal.aborted) return;
    this.parts.logger.warn({ job: this.parts.job.name }, "a job lost its lease and is stopped");
    this.lost.abort();
  }
}
