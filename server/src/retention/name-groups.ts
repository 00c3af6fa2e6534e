import type { Pool } from "pg";
import type { ArchivedGroup, ArchivedQuestion, NamedGroup } from "./ask-archives.js";

const NAMES: Readonly<Partial<Record<ArchivedQuestion["by"], string>>> = {
  APP_USER: "select id::text as id, pseudonym as name from app_users where id = any($1::bigint[])",
  PROJECT: "select id::text as id, name from projects where id = any($1::int[])",
};

/** Files know app users and projects by their number alone; the database knows what they are called now. */
export async function nameGroups(
  pool: Pool,
  by: ArchivedQuestion["by"],
  groups: readonly ArchivedGroup[],
): Promise<readonly NamedGroup[]> {
  const names = NAMES[by];
  const ids = groups.flatMap(({ key }) => (key === null ? [] : [key]));
  const { rows } = names === undefined ? { rows: [] } : await pool.query<{ id: string; name: string }>(names, [ids]);
  const known = new Map(rows.map(({ id, name }) => [id, name]));
  return groups.map((group) => ({ ...group, label: known.get(group.key ?? "") ?? null }));
}
