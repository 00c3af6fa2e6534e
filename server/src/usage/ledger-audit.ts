import type { Pool, PoolClient, QueryConfig } from "pg";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";
import { inTransaction } from "../core/in-transaction.js";
import { countActiveUserDrift, countActiveUsersAnew } from "./active-users/active-user-drift.js";
import { copyText } from "./copy-text.js";
import { counterStatement } from "./counter-statement.js";
import { COPY_DELTAS, deltaLines } from "./delta-lines.js";
import { dayStatsStatement } from "./day-stats-statement.js";
import { findDurationDrift } from "./durations/find-duration-drift.js";
import { forgetDurations } from "./durations/forget-durations.js";
import { findDayDrift, findMonthDrift } from "./find-counter-drift.js";
import { findDayStatsDrift } from "./find-day-stats-drift.js";
import { raiseDayVersions } from "./raise-day-versions.js";
import { QUARTER_SPANS } from "./domain/quarter-spans.js";
import { SPAN_LENGTHS } from "./domain/span-of-days.js";
import { countDayTopsDrift, forgetDayTops } from "./spans/day-tops-drift.js";
import { findSpanDrift } from "./spans/find-span-drift.js";
import { addToSpans, type SpanDrift } from "./spans/span-drift.js";
import { statsStatement } from "./stats-statement.js";
import { findRollupDrift, type BucketRange, type RollupDrift } from "./find-rollup-drift.js";
import { BEGIN_MERGING } from "./merge/begin-merging.js";
import { holdRepairLock } from "./repair-lock.js";

/** A month that leaves in between would be missing from the snapshot as well: a snapshot knows rows, not tables. */
const BEGIN_READING =
  "begin isolation level repeatable read read only; lock table only token_usage in access share mode";
/** A difference must be added to counters of the zone it was found in. */
const LOCK_ZONE = `select pg_advisory_lock_shared(${ADVISORY_LOCKS.countPeriods})`;
const UNLOCK_ZONE = `select pg_advisory_unlock_shared(${ADVISORY_LOCKS.countPeriods})`;
const LONGEST_DURATIONS_MS = Math.max(...QUARTER_SPANS) * 900_000;
const LONGEST_SPAN_MS = Math.max(...SPAN_LENGTHS) * 86_400_000;

/** How many rows differ from what they are summed from. */
export interface DriftCount {
  readonly rollupRows: number;
  readonly counterRows: number;
}

/**
 * Rebuilds what differs in a range by adding the difference, while recording goes on: what others add
 * meanwhile is in raw rows and sums alike, so the difference stays what it was. Answers what differed.
 */
export type Repair = (range: BucketRange) => Promise<DriftCount>;

/** Compares rollups with raw rows and counters with rollups, and puts right what differs. */
export class LedgerAudit {
  /** @param pool of connections whose statements may take minutes */
  constructor(private readonly pool: Pool) {}

  /** Nobody waits but who takes a month out of the ledger. */
  async count(range: BucketRange): Promise<DriftCount> {
    const [rollups, dayStats, counters, otherRows, durations] = await this.inSnapshot(async (client) => [
      await findRollupDrift(client, range),
      await findDayStatsDrift(client, range),
      [
        await findDayDrift(client, range),
        await findMonthDrift(client, range),
        ...(await findDriftOfSpans(client, range)),
      ],
      (await countActiveUserDrift(client, range)) + (await countDayTopsDrift(client, range)),
      await findDurationDrift(client, range),
    ]);
    return {
      rollupRows: sizeOf(rollups) + dayStats.length,
      counterRows: sumOf(counters.map(({ length }) => length)) + otherRows + durations.length,
    };
  }

  /**
   * Lets `work` repair ranges one after the other. No other process repairs meanwhile: both would add the
   * same differences.
   *
   * @throws AppError CONFLICT while another process, or another caller, repairs
   */
  repairAlone<Result>(work: (repair: Repair) => Promise<Result>): Promise<Result> {
    return holdRepairLock(this.pool, (lock) => work((range) => this.repair(lock, range)));
  }

  private async repair(lock: PoolClient, range: BucketRange): Promise<DriftCount> {
    await lock.query(LOCK_ZONE);
    try {
      const rollups = await this.inSnapshot((client) => findRollupDrift(client, range));
      if (sizeOf(rollups) > 0) await this.add(range, (client) => addRollups(client, rollups));
      const dayStats = await this.inSnapshot((client) => findDayStatsDrift(client, range));
      await this.addWhatDiffers(range, dayStatsStatement(dayStats));
      const days = await this.inSnapshot((client) => findDayDrift(client, range));
      await this.addWhatDiffers(range, counterStatement(days));
      const months = await this.inSnapshot((client) => findMonthDrift(client, range));
      await this.addWhatDiffers(range, counterStatement(months));
      const listRows = await this.inSnapshot((client) => countDayTopsDrift(client, range));
      if (listRows > 0) await this.add(range, (client) => forgetDayTops(client, range));
      const spanRows = await this.repairSpans(range);
      const durations = await this.inSnapshot((client) => findDurationDrift(client, range));
      await this.forgetDurations(durations);
      const activeRows = await this.inSnapshot((client) => countActiveUserDrift(client, range));
      if (activeRows > 0) await this.add(range, (client) => countActiveUsersAnew(client, range), BEGIN_MERGING);
      return {
        rollupRows: sizeOf(rollups) + dayStats.length,
        counterRows: days.length + months.length + listRows + spanRows + activeRows + durations.length,
      };
    } finally {
      await lock.query(UNLOCK_ZONE);
    }
  }

  /**
   * Shorter ones first: longer ones are compared with them. A span is read by questions about any of its days, and
   * by those that take away again what it has beside them.
   */
  private async repairSpans(range: BucketRange): Promise<number> {
    const touched = {
      from: new Date(range.from.getTime() - LONGEST_SPAN_MS),
      to: new Date(range.to.getTime() + LONGEST_SPAN_MS),
    };
    let repaired = 0;
    for (const days of SPAN_LENGTHS) {
      const drift = await this.inSnapshot((client) => findSpanDrift(client, range, days));
      if (drift.length > 0) await this.add(touched, (client) => addToSpans(client, drift));
      repaired += drift.length;
    }
    return repaired;
  }

  /** A job builds them anew; until then raw rows are read. A span is read by questions about any of its days. */
  private async forgetDurations(starts: readonly Date[]): Promise<void> {
    if (starts.length === 0) return;
    const instants = starts.map((start) => start.getTime());
    const touched = {
      from: new Date(Math.min(...instants)),
      to: new Date(Math.max(...instants) + LONGEST_DURATIONS_MS),
    };
    await this.add(touched, (client) => forgetDurations(client, starts));
  }

  private async addWhatDiffers(range: BucketRange, statement: QueryConfig | null): Promise<void> {
    if (statement !== null) await this.add(range, (client) => client.query(statement));
  }

  /** @param range with the days whose sums are changed */
  private add(range: BucketRange, work: (client: PoolClient) => Promise<unknown>, begin = "begin"): Promise<void> {
    const adding = async (client: PoolClient, commit: () => Promise<unknown>) => {
      // First, as merges do: PostgreSQL runs the last of their targets before the others.
      await raiseDayVersions(client, range);
      await work(client);
      await commit();
    };
    return inTransaction(this.pool, adding, begin);
  }

  private inSnapshot<Found>(find: (client: PoolClient) => Promise<Found>): Promise<Found> {
    return inTransaction(
      this.pool,
      async (client, commit) => {
        const found = await find(client);
        await commit();
        return found;
      },
      BEGIN_READING,
    );
  }
}

async function addRollups(client: PoolClient, { stats, byUser }: RollupDrift): Promise<void> {
  await Promise.all([copyText(client, COPY_DELTAS, deltaLines(byUser)), client.query(statsStatement(stats))]);
}

async function findDriftOfSpans(client: PoolClient, range: BucketRange): Promise<readonly SpanDrift[][]> {
  const found: SpanDrift[][] = [];
  for (const days of SPAN_LENGTHS) found.push(await findSpanDrift(client, range, days));
  return found;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function sizeOf({ stats, byUser }: RollupDrift): number {
  return stats.length + byUser.length;
}
