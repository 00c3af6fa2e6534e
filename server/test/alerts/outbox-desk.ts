import { randomUUID } from "node:crypto";
import pg from "pg";
import pino from "pino";
import { ChannelSeal } from "../../src/alerts/channels/channel-seal.js";
import { ChannelSenders } from "../../src/alerts/channels/channel-senders.js";
import { TargetGuard } from "../../src/alerts/channels/guard/target-guard.js";
import { newWebhookSecret } from "../../src/alerts/channels/senders/webhook-secret.js";
import { DeliveryRunner } from "../../src/alerts/deliveries/sending/delivery-runner.js";
import { tellAlerts } from "../../src/alerts/deliveries/telling/tell-alerts.js";
import { Mailer } from "../../src/core/mailer.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { addAppUsers, watch, type Watched } from "../thresholds/watch.js";

export const PUBLIC_URL = "https://tokens.example";
const SEAL = new ChannelSeal(Buffer.alloc(32, 7));
/** Of a try, as in the product. */
const WITHIN_MS = 10_000;

export interface ChannelOf {
  readonly kind?: "EMAIL" | "WEBHOOK" | "SLACK";
  readonly recipients?: readonly string[];
  readonly target?: string;
  readonly language?: "KO" | "EN";
  readonly quiet?: readonly [string, string];
  readonly mostPerHour?: number;
}

export interface AlertOf {
  readonly thresholdId: number;
  readonly userId?: string;
  readonly subject?: string;
  readonly levels?: readonly number[];
  readonly limit?: string;
  readonly used?: string;
  readonly isLate?: boolean;
  readonly details?: object;
}

interface RunnerOf {
  readonly smtpUrl?: string | null;
  readonly random?: () => number;
  /** Of a try. */
  readonly withinMs?: number;
}

export interface StoredDelivery {
  readonly id: string;
  readonly channel_id: number;
  readonly kind: string;
  readonly status: string;
  readonly attempts: number;
  readonly alert_ids: readonly string[];
  readonly content: { readonly groups: readonly Record<string, unknown>[]; readonly total: number };
  readonly next_at: Date;
  readonly created_at: Date;
}

/** A database with thresholds and channels, where alerts are told and sent by real means. */
export class OutboxDesk {
  private made = 0;
  private readonly runners: DeliveryRunner[] = [];

  private constructor(
    private readonly database: TestDatabase,
    readonly pool: pg.Pool,
  ) {}

  static async open(): Promise<OutboxDesk> {
    const database = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: database.url, max: 6, pipeline: true });
    pool.on("connect", (client) => client.on("error", () => undefined)); // tests end connections
    pool.on("error", () => undefined);
    await pool.query("insert into settings (key, value) values ('reportingTimezone', '\"Asia/Seoul\"')");
    await addAppUsers(pool, 1_000);
    return new OutboxDesk(database, pool);
  }

  async close(): Promise<void> {
    await Promise.all(this.runners.map((runner) => runner.stop()));
    await this.pool.end();
    await this.database.drop();
  }

  /** Without thresholds, channels and messages. */
  async clear(): Promise<void> {
    await Promise.all(this.runners.splice(0).map((runner) => runner.stop()));
    await this.pool.query("delete from usage_thresholds; delete from alert_deliveries; delete from alert_channels");
  }

  async channel({ kind = "EMAIL", target = "http://127.0.0.1:9/in", ...of }: ChannelOf = {}): Promise<number> {
    const isMail = kind === "EMAIL";
    const { rows } = await this.pool.query<{ id: number }>(
      `insert into alert_channels (kind, name, recipients, target, target_host, secret, language, quiet_from, quiet_to, most_per_hour)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
      [
        kind,
        `channel ${++this.made}`,
        isMail ? (of.recipients ?? ["minji@example.com"]) : [],
        isMail ? null : SEAL.seal(target),
        isMail ? null : new URL(target).host,
        kind === "WEBHOOK" ? SEAL.seal(newWebhookSecret()) : null,
        of.language ?? "EN",
        of.quiet?.[0],
        of.quiet?.[1],
        of.mostPerHour ?? 1_000,
      ],
    );
    return one(rows).id;
  }

  /** A threshold of $2.00 a day for each app user that tells through channels. */
  async threshold(channelIds: readonly number[], watched: Watched = {}): Promise<number> {
    const id = await watch(this.pool, { meter: "COST", limit: "2000000000000", ...watched });
    for (const channelId of channelIds) {
      await this.pool.query("insert into usage_threshold_channels values ($1, $2)", [id, channelId]);
    }
    return id;
  }

  /** Crossings as they are found; their ids by level, ascending. */
  async cross({ thresholdId, userId, subject, levels = [80], ...of }: AlertOf): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `insert into usage_alerts (threshold_id, user_id, subject, threshold_type, threshold_value, level, period_start, period_end,
         timezone, used, details, is_late)
       select $1, $2::bigint, $3, 'LEVEL', $4, level, '2026-11-27', '2026-11-28', 'Asia/Seoul', $5, $6, $7
       from unnest($8::int[]) as level returning id::text as id`,
      [
        thresholdId,
        userId,
        subject ?? userId ?? "",
        of.limit ?? "2000000000000",
        of.used ?? "1600000000000",
        of.details,
        of.isLate ?? false,
        levels,
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** App users 1 to `many` reach a level of one threshold. */
  async crossByUsers(thresholdId: number, many: number): Promise<void> {
    await this.pool.query(
      `insert into usage_alerts (threshold_id, user_id, subject, threshold_type, threshold_value, level, period_start, period_end,
         timezone, used)
       select $1, id, id::text, 'LEVEL', 2000000000000, 80, '2026-11-27', '2026-11-28', 'Asia/Seoul', 1600000000000
       from generate_series(1, $2) as id`,
      [thresholdId, many],
    );
  }

  tell(): Promise<number> {
    return tellAlerts(this.pool);
  }

  /** A process that sends. */
  runner({ smtpUrl = null, random, withinMs = WITHIN_MS }: RunnerOf = {}) {
    const senders = new ChannelSenders({
      mailer: smtpUrl === null ? null : new Mailer({ smtpUrl, from: "ledger@example.com", withinMs }),
      guard: new TargetGuard({ allowPrivate: true }),
      seal: SEAL,
      clock: () => new Date(),
      postWithinMs: withinMs,
    });
    const logger = pino({ level: "silent" });
    const parts = { pool: this.pool, senders, publicUrl: PUBLIC_URL, logger };
    const runner = new DeliveryRunner({ ...parts, ...(random !== undefined && { random }) });
    this.runners.push(runner);
    return runner;
  }

  async deliveries(): Promise<readonly StoredDelivery[]> {
    const { rows } = await this.pool.query<StoredDelivery>(
      `select id, channel_id, kind, status, attempts, alert_ids::text[] as alert_ids, content, next_at, created_at
       from alert_deliveries order by created_at, kind, id`,
    );
    return rows;
  }

  /** As if so many hours went by: all that waits moves into the past. */
  async pass(hours: number): Promise<void> {
    await this.pool.query(
      `update alert_deliveries set next_at = next_at - $1 * interval '1 hour', created_at = created_at - $1 * interval '1 hour'`,
      [hours],
    );
  }

  async outcomes(deliveryId: string): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ told: string }>(
      "select outcome || ' ' || answer as told from alert_delivery_attempts where delivery_id = $1 order by attempt",
      [deliveryId],
    );
    return rows.map(({ told }) => told);
  }

  async isFailing(channelId: number): Promise<boolean> {
    const { rows } = await this.pool.query<{ failing: boolean }>(
      "select failing_since is not null as failing from alert_channels where id = $1",
      [channelId],
    );
    return one(rows).failing;
  }

  /** A message that waits, made by hand, as long ago as it says. */
  async waiting(channelId: number, content: object): Promise<string> {
    const id = randomUUID();
    await this.pool.query(
      "insert into alert_deliveries (id, channel_id, kind, content) values ($1, $2, 'REPORT', $3)",
      [id, channelId, content],
    );
    return id;
  }
}

function one<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error("expected a row");
  return row;
}
