import type { Product } from "../api/start-product.js";

/** The newest entry of an action, with the e-mail of who did it. */
export async function lastAudit(product: Product, action: string): Promise<Record<string, unknown> | null> {
  const { rows } = await product.sql.query<Record<string, unknown>>(
    `select a.target_kind, a.target_id, a.before, a.after, a.reason, a.address, m.email
     from audit_entries a left join members m on m.id = a.member_id
     where a.action = $1 order by a.id desc limit 1`,
    [action],
  );
  return rows[0] ?? null;
}

export async function countAudits(product: Product): Promise<number> {
  const { rows } = await product.sql.query<{ entries: number }>("select count(*)::int as entries from audit_entries");
  return rows[0]?.entries ?? 0;
}
