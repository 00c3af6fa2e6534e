import type { EntityManager } from "@mikro-orm/postgresql";
import { ADVISORY_LOCKS } from "../../core/advisory-locks.js";

/**
 * Runs an act on rates or on the display currency alone: the last rate of the currency that amounts are
 * shown in must not go while somebody chooses that currency.
 */
export function changeExchangeRates<Answer>(
  em: EntityManager,
  act: (transaction: EntityManager) => Promise<Answer>,
): Promise<Answer> {
  return em.fork().transactional(async (transaction) => {
    await transaction.execute("select pg_advisory_xact_lock(?)", [ADVISORY_LOCKS.changeExchangeRates]);
    return act(transaction);
  });
}
