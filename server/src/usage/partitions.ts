import type { Pool } from "pg";

const MONTHS_AHEAD = 3;

/** `to` exclusive. */
interface Month {
  readonly from: Date;
  readonly to: Date;
}

const NEVER: Month = { from: new Date(0), to: new Date(0) };

/** Monthly partitions of `token_usage`, in UTC: made ahead of time, and at need for history. */
export class UsagePartitions {
  private readonly known = new Set<string>();
  /** A month that is known. */
  private latest: Month = NEVER;

  constructor(private readonly pool: Pool) {}

  /** Makes what is missing for these instants. Safe to call from several processes at once. */
  async ensureFor(times: Iterable<Date>): Promise<void> {
    const months = new Set<string>();
    for (const time of times) {
      // Nearly every event lies in the month of the one before; writing out each time would cost a microsecond.
      if (time >= this.latest.from && time < this.latest.to) continue;
      const month = `${time.toISOString().slice(0, 7)}-01`;
      if (!this.known.has(month)) months.add(month);
    }
    for (const month of [...months].sort()) {
      await this.pool.query("select ensure_usage_partition($1::date)", [month]);
      this.known.add(month);
      this.latest = monthOf(month);
    }
  }

  /** Somebody took a table away that was there: whatever is needed next is looked for again. */
  forget(): void {
    this.known.clear();
    this.latest = NEVER;
  }

  /** This month and the next three, so that midnight of a new month never waits for a table. */
  ensureAhead(now: Date): Promise<void> {
    const months = Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) => {
      return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
    });
    return this.ensureFor(months);
  }
}

function monthOf(firstDay: string): Month {
  const from = new Date(`${firstDay}T00:00:00Z`);
  return { from, to: new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1)) };
}
