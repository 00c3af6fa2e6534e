import { IsolationLevel } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import type { Kysely } from "kysely";

/** Answers from one state of the log, in a transaction of its own that changes nothing. */
export function inSnapshot<Answer>(
  em: EntityManager,
  answer: (db: Kysely<object>, fork: EntityManager) => Promise<Answer>,
): Promise<Answer> {
  return em.fork().transactional((fork) => answer(fork.getKysely<object>(), fork), {
    isolationLevel: IsolationLevel.REPEATABLE_READ,
    readOnly: true,
  });
}
