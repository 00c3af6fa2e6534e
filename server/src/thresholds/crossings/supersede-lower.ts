/**
 * CTEs, by name, that resolve the open alerts of levels below those that an insert of crossings added, and note of these
 * and of what was added as resolved that a higher level superseded them: in the statement that finds a level nobody sees
 * more to see to than there is. What somebody holds is left to who tells, so that nobody waits here.
 *
 * @param crossed name of the CTE of `insertCrossings`
 */
export function supersedeLower(crossed: string): readonly { readonly name: string; readonly sql: string }[] {
  return [
    {
      name: "overtaken",
      sql: `
        select lower.id from (
          select threshold_id, subject, period_start, threshold_value, timezone, max(level) as level
          from ${crossed} group by 1, 2, 3, 4, 5
        ) as highest cross join lateral (
          select id from usage_alerts as a
          where (a.threshold_id, a.subject, a.threshold_type, a.period_start, a.threshold_value, a.timezone)
              = (highest.threshold_id, highest.subject, 'LEVEL', highest.period_start, highest.threshold_value, highest.timezone)
            and a.level < highest.level and a.status <> 'RESOLVED'
          for update skip locked
        ) as lower`,
    },
    {
      name: "superseded",
      sql: `
        update usage_alerts as a set status = 'RESOLVED', resolution = 'SUPERSEDED', resolved_at = now(), snoozed_until = null,
          version = a.version + 1, changed_by = pg_current_xact_id()
        from overtaken where a.id = overtaken.id returning a.id`,
    },
    {
      name: "superseded_noted",
      sql: `
        insert into usage_alert_acts (alert_id, act)
        select id, 'SUPERSEDED' from (
          select id from ${crossed} where status = 'RESOLVED' union all select id from superseded
        ) as noted order by id`,
    },
  ];
}
