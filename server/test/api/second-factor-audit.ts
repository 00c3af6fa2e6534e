import type { Product } from "./start-product.js";

/** What the audit log says of second factors, oldest first. */
export async function secondFactorAudit(product: Product): Promise<unknown[]> {
  const { rows } = await product.sql.query<{ entry: unknown }>(
    `select json_build_object('action', action, 'actor', actor, 'target', target_id, 'before', before, 'after', after, 'reason', reason) as entry
     from audit_entries where action like 'secondFactor.%' order by id`,
  );
  return rows.map(({ entry }) => entry);
}
