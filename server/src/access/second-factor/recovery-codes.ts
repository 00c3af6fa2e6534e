import type { EntityManager } from "@mikro-orm/postgresql";
import { createHash, randomInt } from "node:crypto";

const CODES = 10;
const GROUPS = 4;
const GROUP_LENGTH = 4;
/** Without 0, 1, i, l and o, which are misread. */
const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

/** Takes those there are out of use, and answers new ones, of which only hashes are kept. */
export async function replaceRecoveryCodes(em: EntityManager, memberId: number): Promise<string[]> {
  const codes = newRecoveryCodes();
  await em.execute("delete from member_recovery_codes where member_id = ?", [memberId]);
  for (const code of codes) {
    await em.execute("insert into member_recovery_codes (member_id, code_hash) values (?, ?)", [
      memberId,
      hashRecoveryCode(memberId, code),
    ]);
  }
  return codes;
}

/** Of 79 random bits each: too many to guess even from their hashes, so that no slow hash is needed. */
function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => Array.from({ length: GROUPS }, newGroup).join("-"));
}

/** What is stored of a code; the same however its letters and groups are typed. */
export function hashRecoveryCode(memberId: number, code: string): Buffer {
  const letters = code.toLowerCase().replaceAll(/[\s-]/g, "");
  return createHash("sha256").update(`${memberId} ${letters}`).digest();
}

function newGroup(): string {
  return Array.from({ length: GROUP_LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");
}
