import type { MikroORM } from "@mikro-orm/postgresql";
import pg from "pg";
import pino from "pino";
import { createOrm } from "../../src/app/orm.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { tellRecoveries } from "../../src/alerts/deliveries/telling/tell-recoveries.js";
import { plantUsage, type PlantedRequest } from "../analytics/planted-usage.js";
import { createTestDatabase } from "../database.js";

export interface Rule {
  readonly kind: "LIMIT" | "ANOMALY" | "NO_DATA";
  readonly scope?: string;
  readonly subject?: string;
  readonly meter?: string;
  readonly period?: string;
  readonly limit?: string;
  readonly silentMinutes?: number;
  readonly tellsRecovery?: boolean;
  readonly watchedSince?: string;
}

interface RuleAlertRow {
  readonly subject: string;
  readonly day: string;
  readonly used: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly status: string;
  readonly resolution: string | null;
  readonly isLate: boolean;
}

/** A database with usage, and a clock that tests move. */
export class RulesDesk {
  at = new Date("2026-11-18T12:00:00Z");

  private constructor(
    readonly orm: MikroORM,
    readonly pool: pg.Pool,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(requests: readonly PlantedRequest[]): Promise<RulesDesk> {
    const database = await createTestDatabase();
    const orm = await createOrm({ databaseUrl: database.url, poolSize: 2 });
    const pool = new pg.Pool({ connectionString: database.url, max: 6, pipeline: true });
    // Tests end connections; who uses one then is told by its own statement.
    pool.on("connect", (client) => client.on("error", () => undefined));
    await plantUsage(orm.em.fork(), requests);
    await mergeDeltas(pool);
    return new RulesDesk(orm, pool, async () => {
      await orm.close();
      await pool.end();
      await database.drop();
    });
  }

  close(): Promise<void> {
    return this.drop();
  }

  get parts() {
    const onFound = () => Promise.resolve();
    const logger = pino({ level: "silent" });
    return { orm: this.orm, pool: this.pool, clock: () => this.at, logger, onFound, tellRecoveries };
  }

  /** Whether somebody waits for a lock of another. */
  async isSomebodyWaiting(): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
    return rowCount !== 0;
  }

  /** From now on a table takes no rows of somebody, until that is undone. */
  async refuse(
    table: "usage_alerts" | "alert_deliveries",
    column: string,
    id: number,
  ): Promise<() => Promise<unknown>> {
    await this.pool.query(`
      create function refuse_row() returns trigger language plpgsql as $$ begin raise 'refused'; end $$;
      create trigger refuse_row before insert on ${table} for each row when (new.${column} = ${id}) execute function refuse_row()`);
    return () => this.pool.query("drop function refuse_row cascade");
  }

  /** Nothing is watched any more. */
  async clear(): Promise<void> {
    await this.pool.query("delete from usage_thresholds");
  }

  async rule(rule: Rule): Promise<number> {
    const { kind, scope = "OVERALL", subject = "", limit = null } = rule;
    const { rows } = await this.pool.query<{ id: number }>(
      `insert into usage_thresholds (kind, scope, subject, user_id, meter, period, limit_amount, levels, pace, silent_minutes,
         tells_recovery, watched_since)
       values ($1::text, $2::text, $3::text, case when $2 = 'USER' then $3::bigint end, $4, $5, $6::numeric,
         case when $1 = 'LIMIT' then '{100}'::smallint[] else '{}' end, $1 = 'LIMIT', $7, $8, $9) returning id`,
      [
        kind,
        scope,
        subject,
        rule.meter ?? null,
        rule.period ?? null,
        limit,
        rule.silentMinutes ?? null,
        rule.tellsRecovery ?? false,
        rule.watchedSince ?? "2020-01-01Z",
      ],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new Error("a rule that is added has an id");
    return id;
  }

  async tellThroughMail(thresholdId: number): Promise<void> {
    await this.pool.query(
      `with channel as (
         insert into alert_channels (kind, name, recipients, language) values ('EMAIL', 'Team', '{a@example.com}', 'EN') returning id
       )
       insert into usage_threshold_channels select $1, id from channel`,
      [thresholdId],
    );
  }

  async alerts(): Promise<readonly RuleAlertRow[]> {
    const { rows } = await this.pool.query<RuleAlertRow>(
      `select subject, period_start::text as day, used::text as used, details, status, resolution, is_late as "isLate"
       from usage_alerts where threshold_type <> 'LEVEL' order by period_start, id`,
    );
    return rows;
  }
}
