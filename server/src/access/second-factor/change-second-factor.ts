import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import type { RequestContext } from "../request-context.js";
import { countCodeTry } from "./code-tries.js";
import { memberOf } from "../member-of.js";
import type { SecondFactor } from "./second-factor.js";

interface Change<Answer> {
  /** Whether the second factor must be in force, or waits for its first code. */
  readonly of: "confirmed" | "begun";
  readonly code: string;
  readonly act: (transaction: EntityManager, memberId: number) => Promise<Answer>;
}

const MISSING = {
  confirmed: "You have no second factor.",
  begun: "Begin with a new secret first: there is none that waits for a code.",
};

/**
 * Changes the viewer's own second factor, in a transaction that uses up the code.
 *
 * @throws AppError CONFLICT when there is none in that state
 * @throws AppError UNAUTHENTICATED, with the field `code`, when the code is wrong; UNAVAILABLE after too many
 */
export async function changeSecondFactor<Answer>(
  context: RequestContext,
  factor: SecondFactor,
  { of, code, act }: Change<Answer>,
): Promise<Answer> {
  const { memberId } = memberOf(context);
  await countCodeTry(context.em, memberId, context.clock());
  return context.em.fork().transactional(async (transaction) => {
    const [row] = await transaction.execute<{ secret: Buffer | null; state: Change<Answer>["of"] }[]>(
      `select totp_secret as secret, case when totp_confirmed_at is null then 'begun' else 'confirmed' end as state
       from members where id = ? for update`,
      [memberId],
    );
    if (row === undefined || row.secret === null || row.state !== of) throw AppError.conflict(MISSING[of]);
    await factor.use(transaction, { id: memberId, totpSecret: row.secret }, code);
    return act(transaction, memberId);
  });
}
