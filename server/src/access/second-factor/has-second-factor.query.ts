import type { EntityManager } from "@mikro-orm/postgresql";

/** Whether a code is asked for beside the password. */
export async function hasSecondFactor(em: EntityManager, memberId: number): Promise<boolean> {
  const found = await em.execute<object[]>("select 1 from members where id = ? and totp_confirmed_at is not null", [
    memberId,
  ]);
  return found.length > 0;
}
