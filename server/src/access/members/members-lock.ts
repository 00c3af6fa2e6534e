import type { EntityManager } from "@mikro-orm/postgresql";
import { ADVISORY_LOCKS } from "../../core/advisory-locks.js";

/**
 * A transaction during which nobody else invites, changes or disables members, on any replica: what is
 * decided over all of them is still true when it is committed.
 */
export function holdingMembers<Result>(em: EntityManager, work: (tx: EntityManager) => Promise<Result>) {
  return em.transactional(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(${ADVISORY_LOCKS.changeMembers})`);
    return work(tx);
  });
}
