import { recordAudit } from "../audit.js";
import type { RequestContext } from "../request-context.js";
import { requireFreshSession } from "../require-fresh-session.js";
import { changeSecondFactor } from "./change-second-factor.js";
import { removeSecondFactor } from "./remove-second-factor.js";
import type { SecondFactor } from "./second-factor.js";

/** @throws AppError CONFLICT when there is none */
export function disableSecondFactor(context: RequestContext, factor: SecondFactor, code: string): Promise<boolean> {
  requireFreshSession(context);
  return changeSecondFactor(context, factor, {
    of: "confirmed",
    code,
    act: async (transaction, memberId) => {
      await removeSecondFactor(transaction, memberId);
      await recordAudit(transaction, context, {
        action: "secondFactor.disable",
        target: { kind: "member", id: memberId },
        before: { secondFactor: true },
        after: { secondFactor: false },
      });
      return true;
    },
  });
}
