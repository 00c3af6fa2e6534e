import type { EntityManager } from "@mikro-orm/postgresql";

/** From now on the password is enough. */
export async function removeSecondFactor(em: EntityManager, memberId: number): Promise<void> {
  await em.execute(
    "update members set totp_secret = null, totp_confirmed_at = null, totp_last_step = null where id = ?",
    [memberId],
  );
  await em.execute("delete from member_recovery_codes where member_id = ?", [memberId]);
}
