import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import { Member } from "../member.entity.js";
import { Role } from "../permission.js";

/**
 * Somebody must be left who can let others in. To be asked while holding the members.
 *
 * @throws AppError CONFLICT when this member is the only administrator who is not disabled
 */
export async function keepAnAdmin(tx: EntityManager, { id, role, disabledAt }: Member): Promise<void> {
  if (role !== Role.ADMIN || disabledAt !== null) return;
  const others = await tx.count(Member, { role: Role.ADMIN, disabledAt: null, id: { $ne: id } });
  if (others === 0) throw AppError.conflict("This is the last administrator. Make somebody else one first.");
}
