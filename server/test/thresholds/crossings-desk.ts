import pg from "pg";
import { SYSTEM } from "../../src/access/audit.js";
import { UsageCorrector } from "../../src/usage/correct-usage.js";
import { DimensionDictionary } from "../../src/usage/dimensions.js";
import { UsagePartitions } from "../../src/usage/partitions.js";
import { UsageRecorder } from "../../src/usage/record-usage.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { SEAL } from "../usage/seal.js";
import { addAppUsers } from "./watch.js";

/** A database where app users 1 to 20 use what is watched. */
export class CrossingsDesk {
  private readonly recorder: UsageRecorder;
  private readonly corrector: UsageCorrector;
  private used = 0;

  private constructor(
    private readonly database: TestDatabase,
    readonly pool: pg.Pool,
  ) {
    const [dimensions, partitions] = [new DimensionDictionary(pool), new UsagePartitions(pool)];
    this.recorder = new UsageRecorder({ pool, dimensions, partitions, seal: SEAL });
    this.corrector = new UsageCorrector(pool, dimensions, partitions);
  }

  static async open(): Promise<CrossingsDesk> {
    const database = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: database.url, max: 8, pipeline: true });
    await addAppUsers(pool, 20);
    return new CrossingsDesk(database, pool);
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.database.drop();
  }

  /** Nothing watched and nothing used, in UTC. */
  async clear(): Promise<void> {
    await this.pool.query(`delete from usage_thresholds; delete from usage_deltas; delete from usage_user_counters;
      delete from usage_day_stats; delete from usage_event_ids; delete from token_usage; delete from token_usage_stats;
      delete from token_usage_user_stats; delete from settings where key in ('thresholdsEvaluatedIn', 'weekStart');
      update settings set value = '"UTC"' where key = 'countersTimezone'`);
  }

  /** One request, at noon. */
  use = (userId: string | null, day: string, what = {}) =>
    this.recorder.record([
      sampleUsage(`e${++this.used}`, { userId, createdAt: new Date(`${day}T12:00:00Z`), ...what }),
    ]);

  /** The last request. */
  correct = (what: object) =>
    this.corrector.correct({
      projectId: 1,
      eventId: `e${this.used}`,
      reason: "another model",
      actor: SYSTEM,
      change: (former) => ({ ...former, ...what }),
    });
}
