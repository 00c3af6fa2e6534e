import type { Pool } from "pg";

const MONTHS_AHEAD = 3;

/** Monthly partitions of `token_usage`, in UTC: made ahead of time, and at need for history. */
export class UsagePartitions {
  private readonly known = new Set<string>();

  constructor(private readonly pool: Pool) {}

  /** Makes what is missing for these instants. Safe to call from several processes at once. */
  async ensureFor(times: Iterable<Date>): Promise<void> {
    const months = new Set<string>();
    for (const time of times) {
      const month = `${time.toISOString().slice(0, 7)}-01`;
      if (!this.known.has(month)) months.add(month);
    }
    for (const month of [...months].sort()) {
      await this.pool.query("select ensure_usage_partition($1::date)", [month]);
      this.known.add(month);
    }
  }

  /** Somebody took a table away that was there: whatever is needed next is looked for again. */
  forget(): void {
    this.known.clear();
  }

  /** This month and the next three, so that midnight of a new month never waits for a table. */
  ensureAhead(now: Date): Promise<void> {
    const months = Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) => {
      return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
    });
    return this.ensureFor(months);
  }
}
