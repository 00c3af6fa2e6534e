import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Actor } from "../access/audit.js";
import { withinTime } from "../core/within-time.js";
import { bucketsOfDay, keptDays } from "./kept-days.js";
import { knownDrift, rememberDrift, type DriftingDay } from "./known-drift.js";
import type { LedgerAudit, Repair } from "./ledger-audit.js";
import { recordRepair } from "./record-repair.js";
import { repairUnderWay } from "./repair-lock.js";

/** As jobs and requests have. */
const STOP_WITHIN_MS = 5_000;

export interface DriftRepairParts {
  readonly pool: Pool;
  readonly audit: LedgerAudit;
  readonly logger: Logger;
  /** Counters changed without a merge. */
  readonly onRepaired: () => Promise<void>;
}

/** Repairs the days that are known to drift, one repair at a time: see `repairAlone`. */
export class DriftRepair {
  private underWay: Promise<unknown> | null = null;
  private stopping = false;

  constructor(private readonly parts: DriftRepairParts) {}

  /** Oldest first. */
  known(): Promise<readonly DriftingDay[]> {
    return knownDrift(this.parts.pool);
  }

  /**
   * Days that were repaired stay repaired when a later one fails.
   *
   * @param actor told in the audit log, before the first day
   * @returns the days that still differ: none, unless their raw rows are gone or the process stops
   * @throws AppError CONFLICT while another repair is under way, of this process or any other
   */
  async repairKnown(actor: Actor): Promise<readonly DriftingDay[]> {
    if (this.underWay !== null) throw repairUnderWay();
    const repairing = this.parts.audit.repairAlone((repair) => this.repairDays(repair, actor));
    this.underWay = repairing;
    try {
      await repairing;
    } finally {
      this.underWay = null;
    }
    return this.known();
  }

  /** Ends the repair under way after the day in hand, which has five seconds; then its connections may be cut. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.underWay === null) return;
    const ended = this.underWay.catch(() => undefined); // whoever asked for the repair is told
    await withinTime(ended, STOP_WITHIN_MS).catch(() => {
      this.parts.logger.warn("a repair did not stop in time; what it had not committed stays as it was");
    });
  }

  private async repairDays(repair: Repair, actor: Actor): Promise<void> {
    const { pool, audit, logger, onRepaired } = this.parts;
    // Without its raw rows a day has nothing to be rebuilt from: its sums would all be taken away.
    const kept = new Set(await keptDays(pool));
    const days = (await this.known()).map(({ day }) => day).filter((day) => kept.has(day));
    if (days.length === 0) return;
    await recordRepair(pool, actor, { days });
    for (const day of days) {
      if (this.stopping) return;
      const range = bucketsOfDay(day);
      const repaired = await repair(range);
      await rememberDrift(pool, day, await audit.count(range));
      logger.info({ day, ...repaired }, "rollups were repaired");
      await onRepaired();
    }
  }
}
