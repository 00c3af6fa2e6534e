/**
 * SQL that resolves alerts `held`, a CTE that locked them, because what is more to see to has come, and notes it; it goes on
 * after that CTE.
 *
 * @param at when; SQL
 */
export function superseding(at: string): string {
  return `superseded as (
    update usage_alerts a
    set status = 'RESOLVED', resolution = 'SUPERSEDED', resolved_at = ${at}, snoozed_until = null, version = a.version + 1,
      changed_by = pg_current_xact_id()
    from held where a.id = held.id returning a.id
  )
  insert into usage_alert_acts (alert_id, at, act) select id, ${at}, 'SUPERSEDED' from superseded`;
}
