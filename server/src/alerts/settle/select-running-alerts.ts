import type { EntityManager } from "@mikro-orm/postgresql";
import type { CountedAlert } from "../used-now.js";

/** An alert on a level whose period runs, open in some way or recovered. */
export interface RunningAlert extends CountedAlert {
  readonly version: number;
  /** Limit times level: what a hundred times what is used has to reach. */
  readonly hundredfold: string;
  readonly isRecovered: boolean;
}

export interface RunningQuestion {
  /** The id after which to begin. */
  readonly after: string;
  readonly most: number;
  readonly now: Date;
}

/** By id, in the days that usage is counted in now: those of another zone are not comparable, and end by themselves. */
export function selectRunningAlerts(
  em: EntityManager,
  { after, most, now }: RunningQuestion,
): Promise<readonly RunningAlert[]> {
  return em.execute<RunningAlert[]>(
    `select a.id::text as id, t.scope, nullif(a.subject, '') as subject, a.user_id::text as "userId", t.meter,
       a.period_start::text as "periodStart", a.period_end::text as "periodEnd", a.timezone, a.version,
       (a.threshold_value * a.level)::text as "hundredfold", a.status = 'RESOLVED' as "isRecovered"
     from usage_alerts a join usage_thresholds t on t.id = a.threshold_id
     where a.id > ?::bigint and a.threshold_type = 'LEVEL' and t.kind = 'LIMIT'
       and (a.status <> 'RESOLVED' or a.resolution = 'RECOVERED')
       and a.timezone = (select value #>> '{}' from settings where key = 'countersTimezone')
       and (?::timestamptz at time zone a.timezone)::date < a.period_end
     order by a.id limit ?`,
    [after, now, most],
  );
}
