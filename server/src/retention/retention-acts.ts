import { recordAudit } from "../access/audit.js";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { statementsOf } from "../core/statements.js";
import { readMonth } from "./read-month.js";
import { orderRun } from "./retention-runs.js";
import {
  cancelRetention,
  MOST_MONTHS,
  orderRetention,
  readRetention,
  type RetentionSetting,
} from "./retention-setting.js";

const RESTORED_DAYS = 7;
const TARGET = { kind: "retention", id: null } as const;

/**
 * From the next nightly run on, raw requests are kept for so many months; until then it can be cancelled.
 *
 * @throws AppError BAD_INPUT when it is no such number, CONFLICT when it is what is in force
 */
export async function changeRetention(context: RequestContext, months: number): Promise<void> {
  checkMonths(months);
  await context.em.fork().transactional(async (em) => {
    // One change after the other, so that each is told from what the one before left.
    await em.execute("select key from settings order by key for update");
    const before = await readRetention(statementsOf(em));
    if (before.months === months) {
      throw AppError.conflict(keptAlready(before), "months");
    }
    await orderRetention(statementsOf(em), months);
    await recordAudit(em, context, {
      action: "retention.change",
      target: TARGET,
      before: { ...before },
      after: { ...before, pendingMonths: months },
    });
  });
}

function keptAlready({ months, pendingMonths }: RetentionSetting): string {
  const kept = `Requests are kept for ${months} ${months === 1 ? "month" : "months"} already`;
  return pendingMonths === null
    ? `${kept}, and no change waits.`
    : `${kept}. To keep that, cancel the change to ${pendingMonths} that waits for the next nightly run.`;
}

/** @throws AppError CONFLICT when no change waits, or it took effect already */
export async function cancelRetentionChange(context: RequestContext): Promise<void> {
  await context.em.fork().transactional(async (em) => {
    await em.execute("select key from settings order by key for update");
    const before = await readRetention(statementsOf(em));
    if (!(await cancelRetention(statementsOf(em)))) throw AppError.conflict("No change of the retention waits.");
    await recordAudit(em, context, {
      action: "retention.cancel",
      target: TARGET,
      before: { ...before },
      after: { ...before, pendingMonths: null },
    });
  });
}

/** Soon, on whichever replica; by the months that are in force. Beside a run that waits it is that one. */
export async function orderRetentionRun(context: RequestContext): Promise<void> {
  await context.em.fork().transactional(async (em) => {
    const { months } = await readRetention(statementsOf(em));
    await orderRun(statementsOf(em));
    await recordAudit(em, context, { action: "retention.run", target: TARGET, after: { months } });
  });
}

/**
 * Soon the month is back to be looked at, for seven days; one that is there stays for seven days from now, and is loaded
 * anew when a part of it was archived since. One that could not be restored is tried again.
 *
 * @throws AppError NOT_FOUND when nothing of it is archived
 */
export async function orderRestore(context: RequestContext, month: string): Promise<void> {
  const firstDay = readMonth(month);
  await context.em.fork().transactional(async (em) => {
    const { rowCount } = await statementsOf(em).query(
      `insert into usage_restores (month, expires_at)
       select $1::date, now() + interval '${RESTORED_DAYS} days'
       where exists (select from usage_archives where month = $1::date and detached_at is not null)
       on conflict (month) do update set expires_at = excluded.expires_at, failure = null,
         restored_at = case when usage_restores.row_count = (
           select sum(row_count) from usage_archives a where a.month = excluded.month and detached_at is not null
         ) then usage_restores.restored_at end`,
      [firstDay],
    );
    if (rowCount === 0) throw AppError.notFound("archive of this month");
    await recordAudit(em, context, {
      action: "retention.restore",
      target: { kind: "retention", id: month },
      after: { days: RESTORED_DAYS },
    });
  });
}

/** @throws AppError BAD_INPUT */
export function checkMonths(months: number): void {
  if (months < 1 || months > MOST_MONTHS) throw AppError.badInput("months", `1 to ${MOST_MONTHS}`, months);
}
