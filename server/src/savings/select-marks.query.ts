import type { EntityManager } from "@mikro-orm/postgresql";
import type { UsageScope } from "../analytics/scope.js";
import { readMark, type SavingsMark, type SavingsMarkRow } from "./savings-mark.js";

/** As many as anybody decides about; the newest. */
const MOST_MARKS = 1_000;

const COLUMNS = "id, project_id, status, reason, version, finding, applied_at, basis";

/** What was decided about findings of the projects of a scope, newest first. */
export async function selectMarks(em: EntityManager, scope: UsageScope): Promise<readonly SavingsMark[]> {
  const projects = scope.kind === "all" ? null : `{${scope.ids.join(",")}}`;
  const rows = await em.execute<SavingsMarkRow[]>(
    `select ${COLUMNS} from savings_marks where ?::int[] is null or project_id = any(?::int[])
     order by marked_at desc, id limit ${MOST_MARKS}`,
    [projects, projects],
  );
  return rows.map(readMark);
}

/** Those that were applied in a range, oldest first. */
export async function selectAppliedMarks(
  em: EntityManager,
  scope: UsageScope,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly SavingsMark[]> {
  const projects = scope.kind === "all" ? null : `{${scope.ids.join(",")}}`;
  const rows = await em.execute<SavingsMarkRow[]>(
    `select ${COLUMNS} from savings_marks where (?::int[] is null or project_id = any(?::int[]))
       and status = 'APPLIED' and applied_at >= ? and applied_at < ? order by applied_at, id limit ${MOST_MARKS}`,
    [projects, projects, from, to],
  );
  return rows.map(readMark);
}

/** One mark, held until the transaction ends; null before the first. */
export async function lockMark(em: EntityManager, id: string): Promise<SavingsMark | null> {
  const [row] = await em.execute<SavingsMarkRow[]>(`select ${COLUMNS} from savings_marks where id = ? for update`, [
    id,
  ]);
  return row === undefined ? null : readMark(row);
}
