import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import { checkFirst, decodeCursor, toPage, type Page } from "../../core/page.js";
import { EXPORT_COLUMNS_SQL, type ExportRow } from "./export-row.js";

export const MAX_EXPORTS = 100;

/** With the e-mail of who asked for it, and the name of the schedule that did. */
export type ListedExport = ExportRow & { readonly member: string; readonly schedule: string | null };

const SELECT = `select ${EXPORT_COLUMNS_SQL}, m.email as member, s.name as schedule
  from exports e join members m on m.id = e.member_id left join export_schedules s on s.id = e.schedule_id`;

/** Newest first. */
export async function listExports(em: EntityManager, first: number, after: string | null): Promise<Page<ListedExport>> {
  const size = checkFirst(first, MAX_EXPORTS);
  const before = after === null ? null : readPosition(after);
  const rows = await em.execute<ListedExport[]>(
    `${SELECT} where ?::int is null or e.id < ? order by e.id desc limit ?`,
    [before, before, size + 1],
  );
  return toPage(rows, size, ({ id }) => [String(id)]);
}

/** @throws AppError NOT_FOUND */
export async function findExport(em: EntityManager, id: number): Promise<ListedExport> {
  const [row] = await em.execute<ListedExport[]>(`${SELECT} where e.id = ?`, [id]);
  if (row === undefined) throw AppError.notFound("export");
  return row;
}

function readPosition(after: string): number {
  const [id = ""] = decodeCursor("after", after, 1);
  if (!/^\d{1,9}$/.test(id)) throw AppError.badInput("after", "an endCursor of this list", after);
  return Number(id);
}
