import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../core/errors.js";
import { checkFirst, decodeCursor, toPage, type Page } from "../core/page.js";
import { RECOST_COLUMNS, type RecostRow } from "./recost-row.js";

export const MAX_RECOSTS = 100;

export type ListedRecost = RecostRow & {
  /** E-mail. */
  readonly member: string | null;
  readonly can_undo: boolean;
};

export interface RecostPage extends Page<ListedRecost> {
  readonly totalCount: number;
}

const SELECT = `
  select ${RECOST_COLUMNS}, m.email as member,
    r.state in ('done', 'failed', 'cancelled') and r.undo_until > now()
      and r.changed_requests > r.undone_requests + r.kept_requests as can_undo
  from recosts r left join members m on m.id = r.requested_by`;

/** Newest first. */
export async function listRecosts(em: EntityManager, first: number, after: string | null): Promise<RecostPage> {
  const size = checkFirst(first, MAX_RECOSTS);
  const before = after === null ? null : readPosition(after);
  const rows = await em.execute<ListedRecost[]>(
    `${SELECT} where ?::int is null or r.id < ? order by r.id desc limit ?`,
    [before, before, size + 1],
  );
  const [count] = await em.execute<{ count: string }[]>("select count(*)::text as count from recosts");
  return { ...toPage(rows, size, ({ id }) => [String(id)]), totalCount: Number(count?.count) };
}

/** @throws AppError NOT_FOUND */
export async function findRecost(em: EntityManager, id: number): Promise<ListedRecost> {
  const [row] = await em.execute<ListedRecost[]>(`${SELECT} where r.id = ?`, [id]);
  if (row === undefined) throw AppError.notFound("re-cost");
  return row;
}

function readPosition(after: string): number {
  const [id = ""] = decodeCursor("after", after, 1);
  if (!/^\d{1,9}$/.test(id)) throw AppError.badInput("after", "an endCursor of this list", after);
  return Number(id);
}
