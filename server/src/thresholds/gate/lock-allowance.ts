import { ADVISORY_LOCKS } from "../../core/advisory-locks.js";

/**
 * Makes one question of an app user wait for the other, and all questions where there is a limit on everybody. Where there is
 * none they share that lock: who asks first with one waits for whoever knew of none. What was found is noted for
 * `DECIDE_ALLOWANCE`, which follows without a wait and looks again. $1 is the app user; the order is the same everywhere.
 */
export const LOCK_ALLOWANCE = `
  with found as materialized (
    select exists (
      select from usage_thresholds t
      where t.blocks and t.scope = 'OVERALL' and t.alert_enabled and t.deleted_at is null
    ) as is_overall
  ), noted as materialized (
    select is_overall, set_config('tokenledger.allowance', case when is_overall then 'ALONE' else 'SHARED' end, true) from found
  ), own as materialized (
    select is_overall, case when $1::bigint is not null
      then pg_advisory_xact_lock(${ADVISORY_LOCKS.allowanceOfUser}, hashint8($1::bigint)) end from noted
  )
  select case when is_overall then pg_advisory_xact_lock(${ADVISORY_LOCKS.allowanceOfAll})
              else pg_advisory_xact_lock_shared(${ADVISORY_LOCKS.allowanceOfAll}) end
  from own`;
