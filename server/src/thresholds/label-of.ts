import type { EntityManager } from "@mikro-orm/postgresql";
import { ThresholdScope } from "./domain/threshold-words.js";

const LABELS: Partial<Record<ThresholdScope, string>> = {
  [ThresholdScope.USER]: "select pseudonym as label from app_users where id = ?::bigint",
  [ThresholdScope.PROJECT]: "select name as label from projects where id = ?::int",
  [ThresholdScope.KEY]: "select name as label from api_keys where id = ?::int",
};

/** Pseudonym or name of a subject; its key where it has none, or is not there. */
export async function labelOf(em: EntityManager, scope: ThresholdScope, subject: string): Promise<string> {
  const statement = LABELS[scope];
  if (statement === undefined) return subject;
  const [row] = await em.execute<{ label: string }[]>(statement, [subject]);
  return row?.label ?? subject;
}
