import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { Job } from "../../core/job.js";

/** A run that holds its job's lease. */
export interface Lease {
  readonly name: string;
  readonly holder: string;
  /** Failures in a row before this run. */
  readonly failures: number;
}

export type JobOutcome =
  | { readonly kind: "succeeded"; readonly everyMs: number; readonly durationMs: number }
  | { readonly kind: "failed"; readonly error: string; readonly retryAfterMs: number }
  /** Stopped before its end: due as it was. */
  | { readonly kind: "stopped" };

/** Who may run which job until when: decided by the database and its clock alone. */
export class JobLeases {
  constructor(
    private readonly pool: Pool,
    private readonly leaseMs: number,
  ) {}

  /** Makes jobs known; one whose interval became shorter does not wait for the longer one to end. */
  async register(jobs: readonly Job[]): Promise<void> {
    await this.pool.query(
      `insert into jobs (name, due_at) select name, clock_timestamp() from unnest($1::text[], $2::int[]) as job(name, every_ms)
       on conflict (name) do update set due_at = least(
         jobs.due_at,
         clock_timestamp() + (select every_ms from unnest($1::text[], $2::int[]) as job(name, every_ms)
                              where job.name = jobs.name) * interval '1 ms'
       )`,
      [jobs.map(({ name }) => name), jobs.map(({ everyMs }) => everyMs)],
    );
  }

  /** Takes the leases of those that are due and free; writes nothing when there are none. */
  async claim(names: readonly string[]): Promise<readonly Lease[]> {
    const { rows } = await this.pool.query<Lease>(
      `with due as (
         select name from jobs
         where name = any($1) and due_at <= clock_timestamp() and (lease_until is null or lease_until <= clock_timestamp())
         for update skip locked
       )
       update jobs set holder = $2 || jobs.name, lease_until = clock_timestamp() + $3 * interval '1 ms',
                       started_at = clock_timestamp()
       from due where due.name = jobs.name
       returning jobs.name, holder, failures`,
      [names, `${randomUUID()} `, this.leaseMs],
    );
    return rows;
  }

  /** False when the lease is another's by now. */
  async extend({ name, holder }: Lease): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update jobs set lease_until = clock_timestamp() + $3 * interval '1 ms' where name = $1 and holder = $2`,
      [name, holder, this.leaseMs],
    );
    return rowCount === 1;
  }

  /** Gives the lease back; false when it is another's by now, and nothing is noted then. */
  async finish({ name, holder }: Lease, outcome: JobOutcome): Promise<boolean> {
    const { set, values } = changesOf(outcome);
    const { rowCount } = await this.pool.query(
      `update jobs set holder = null, lease_until = null ${set} where name = $1 and holder = $2`,
      [name, holder, ...values],
    );
    return rowCount === 1;
  }
}

function changesOf(outcome: JobOutcome): { readonly set: string; readonly values: readonly unknown[] } {
  switch (outcome.kind) {
    case "succeeded":
      return {
        set: `, due_at = greatest(clock_timestamp(), started_at + $3 * interval '1 ms'), succeeded_at = clock_timestamp(),
                duration_ms = $4, failures = 0, last_error = null`,
        values: [outcome.everyMs, outcome.durationMs],
      };
    case "failed":
      return {
        set: `, due_at = clock_timestamp() + $3 * interval '1 ms', failed_at = clock_timestamp(), last_error = $4,
                failures = failures + 1, failures_total = failures_total + 1`,
        values: [outcome.retryAfterMs, outcome.error],
      };
    case "stopped":
      return { set: "", values: [] };
  }
}
