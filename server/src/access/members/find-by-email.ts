import { raw, type EntityManager } from "@mikro-orm/postgresql";
import { Member } from "../member.entity.js";

/** Who has that e-mail, however they write it, as the database has them now; disabled or not. */
export async function findByEmail(em: EntityManager, email: string): Promise<Member | null> {
  const [member = null] = await em.find(Member, { [raw("lower(email) = lower(?)", [email])]: [] }, { refresh: true });
  return member;
}
