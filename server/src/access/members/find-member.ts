import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import { readId } from "../../core/read-id.js";
import { Member } from "../member.entity.js";

/**
 * As the database has them now, whatever this request read before.
 *
 * @throws AppError BAD_INPUT for what is no id, NOT_FOUND for nobody's
 */
export async function findMember(em: EntityManager, field: string, id: string): Promise<Member> {
  const member = await em.findOne(Member, { id: readId(field, "member", id) }, { refresh: true });
  if (member === null) throw AppError.notFound("member");
  return member;
}
