import type { EntityManager } from "@mikro-orm/postgresql";
import { openSealedText, sealText } from "../core/sealed-text.js";
import { lookupOf, type IdentityKeys } from "./identity-keys.js";

const AT_ONCE = 2_000;

interface IdentityRow {
  readonly app_user_id: string;
  readonly project_id: number;
  readonly external_id: Buffer;
}

/**
 * Seals every identity with other keys, and finds it by them. Call it in the transaction that changes the keys; nobody
 * may attribute events meanwhile. Pseudonyms stay, for the key that orders them does.
 *
 * @returns how many there were
 * @throws Error when one was sealed with another key than the former one
 */
export async function resealIdentities(em: EntityManager, former: IdentityKeys, next: IdentityKeys): Promise<number> {
  let count = 0;
  for (let after = "0"; ;) {
    const rows = await em.execute<IdentityRow[]>(
      // By the number, not by the text that is answered under the same name.
      `select app_user_id::text, project_id, external_id from app_user_identities as held
       where held.app_user_id > ?::bigint order by held.app_user_id limit ${AT_ONCE} for update`,
      [after],
    );
    const last = rows.at(-1);
    if (last === undefined) return count;
    await em.execute(
      `update app_user_identities as held set lookup = next.lookup, external_id = next.external_id
       from json_to_recordset(?::json) as sent(id bigint, lookup text, external_id text)
         cross join lateral (
           select decode(sent.lookup, 'hex') as lookup, decode(sent.external_id, 'hex') as external_id
         ) as next
       where held.app_user_id = sent.id`,
      [JSON.stringify(rows.map((row) => resealed(row, former, next)))],
    );
    count += rows.length;
    after = last.app_user_id;
  }
}

function resealed({ app_user_id, project_id, external_id }: IdentityRow, former: IdentityKeys, next: IdentityKeys) {
  const externalId = openSealedText(former.encryption, external_id);
  return {
    id: app_user_id,
    lookup: lookupOf(next, project_id, externalId).toString("hex"),
    external_id: sealText(next.encryption, externalId).toString("hex"),
  };
}
