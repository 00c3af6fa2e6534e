import type { Clock } from "../core/clock.js";
import type { CurrentSettings } from "../core/current-settings.js";
import type { Job } from "../core/job.js";
import { endRun, nextRun } from "./retention-runs.js";
import { applyPending, readRetention } from "./retention-setting.js";
import type { RetentionParts } from "./retention-parts.js";
import { tellFailures, type TellingParts } from "./tell-failures.js";
import { runRetention } from "./run-retention.js";

/** Soon after a member asked for a run, and after the death of the replica that carried it out. */
const EVERY_MS = 5_000;

export interface RetentionJobParts extends RetentionParts, TellingParts {
  readonly clock: Clock;
  readonly settings: CurrentSettings;
}

/** Every night, and when a member asks for it: what is due moves into archives. */
export function retentionJob(parts: RetentionJobParts): Job {
  return { name: "retention", everyMs: EVERY_MS, run: (signal) => runNext(parts, signal) };
}

async function runNext(parts: RetentionJobParts, signal: AbortSignal): Promise<void> {
  const { pool, clock, settings, logger } = parts;
  const run = await nextRun(pool, clock(), settings.current.reportingTimezone);
  if (run === null) return;
  if (run.nightAt !== null) await applyPending(pool);
  const { months } = await readRetention(pool);
  const outcome = await runRetention(parts, { months, now: clock(), signal });
  // Another replica is at it still, though its lease has ended: the next try finds out.
  if (outcome === null) return;
  await tellFailures(parts);
  await endRun(pool, run.id, outcome);
  if (outcome.archived.length > 0) logger.info({ months: outcome.archived }, "months were archived");
}
