import { recordAudit } from "../access/audit.js";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { readReason } from "../core/read-reason.js";
import type { SavingBasis } from "./domain/measure-saving.js";
import { SuggestionStatus } from "./domain/suggestion-status.js";
import type { FindingAnswer } from "./finding-answer.js";
import { type SavingsMark, storedBasis, withoutNames } from "./savings-mark.js";
import { lockMark } from "./select-marks.query.js";

export interface Decision {
  readonly id: string;
  readonly status: SuggestionStatus;
  readonly reason: string | null;
  /** That was seen; null for whatever it is. */
  readonly version: number | null;
}

export interface ToMark {
  /** As it is found now, or as it was when it was marked before. */
  readonly finding: FindingAnswer;
  /** Null unless it is applied. */
  readonly basis: SavingBasis | null;
}

/** @throws AppError BAD_INPUT for a dismissal without a reason, or a reason that is too long */
export function readDecision({
  id,
  status,
  reason = null,
  version = null,
}: Partial<Decision> & Pick<Decision, "id" | "status">): Decision {
  if (reason === null && status === SuggestionStatus.DISMISSED) {
    throw AppError.badInput("reason", "why it is dismissed, in 1 to 500 characters", reason);
  }
  return { id, status, version, reason: reason === null ? null : readReason(reason) };
}

/**
 * Writes down what was decided, with its audit entry. A finding that is applied already keeps the moment and
 * the basis that it is measured by.
 *
 * @throws AppError CONFLICT when somebody marked it after the version that was seen
 */
export function markSuggestion(
  context: RequestContext,
  decision: Decision,
  { finding, basis }: ToMark,
): Promise<SavingsMark> {
  const { id, status, reason, version } = decision;
  return context.em.fork().transactional(async (transaction) => {
    const projectId = Number(finding.subject.projectId);
    // A row to lock: two first marks must not both be the first.
    await transaction.execute(
      `insert into savings_marks (id, project_id, status, version, marked_at, finding)
       values (?, ?, 'OPEN', 0, ?, ?::jsonb) on conflict (id) do nothing`,
      [id, projectId, context.clock(), JSON.stringify(withoutNames(finding))],
    );
    const before = await lockMark(transaction, id);
    if (before === null) throw new Error("a mark was written but is not there");
    if (version !== null && version !== before.version) {
      throw AppError.conflict("Somebody marked this finding since. Look at it again, then decide.", "version");
    }
    const after = {
      ...before,
      status,
      reason,
      version: before.version + 1,
      ...kept(before, status, { finding, basis, now: context.clock() }),
    };
    await transaction.execute(
      `update savings_marks set status = ?, reason = ?, version = ?, marked_at = ?, finding = ?::jsonb,
         applied_at = ?, basis = ?::jsonb where id = ?`,
      [
        status,
        reason,
        after.version,
        context.clock(),
        JSON.stringify(after.finding),
        after.appliedAt,
        after.basis === null ? null : JSON.stringify(storedBasis(after.basis)),
        id,
      ],
    );
    await recordAudit(transaction, context, {
      action: "saving.mark",
      target: { kind: "saving", id },
      before: { status: before.status },
      after: tellMark(after),
      reason,
    });
    return after;
  });
}

type Kept = Pick<SavingsMark, "finding" | "appliedAt" | "basis">;

/** What is applied already is measured from when it was applied first. */
function kept(
  before: SavingsMark,
  status: SuggestionStatus,
  { finding, basis, now }: ToMark & { readonly now: Date },
): Kept {
  if (status !== SuggestionStatus.APPLIED) return { finding: withoutNames(finding), appliedAt: null, basis: null };
  if (before.status === SuggestionStatus.APPLIED) {
    return { finding: before.finding, appliedAt: before.appliedAt, basis: before.basis };
  }
  return { finding: withoutNames(finding), appliedAt: now, basis };
}

/** For the audit log. */
function tellMark({ status, finding: { kind, subject, low, high } }: SavingsMark): object {
  return { status, kind, ...subject, expected: { low, high } };
}
