import { recordAudit } from "../access/audit.js";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { statementsOf } from "../core/statements.js";
import { orderRun } from "./retention-runs.js";
import { cancelRetention, MOST_MONTHS, orderRetention, readRetention } from "./retention-setting.js";

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
      throw AppError.conflict("Requests are kept for so many months already. Cancel a change that waits instead.");
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

/** @throws AppError BAD_INPUT */
export function checkMonths(months: number): void {
  if (months < 1 || months > MOST_MONTHS) throw AppError.badInput("months", `1 to ${MOST_MONTHS}`, months);
}
