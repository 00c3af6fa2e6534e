import type { EntityManager } from "@mikro-orm/postgresql";

/** Whether somebody has that e-mail, however they write it, disabled or not. */
export async function memberExists(em: EntityManager, email: string): Promise<boolean> {
  const found: unknown[] = await em.execute("select 1 from members where lower(email) = lower(?)", [email]);
  return found.length > 0;
}
