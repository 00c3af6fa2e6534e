import type { EntityManager } from "@mikro-orm/postgresql";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";

/**
 * Runs a change of lists, own prices or discounts alone, over all processes: what it checked stays true
 * until it is committed. Reading prices and recording wait for nobody.
 */
export function changePrices<Answer>(
  em: EntityManager,
  act: (transaction: EntityManager) => Promise<Answer>,
): Promise<Answer> {
  return em.fork().transactional(async (transaction) => {
    await transaction.execute("select pg_advisory_xact_lock(?)", [ADVISORY_LOCKS.changePrices]);
    return act(transaction);
  });
}
