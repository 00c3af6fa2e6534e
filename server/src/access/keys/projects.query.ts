import type { EntityManager } from "@mikro-orm/postgresql";

export interface ProjectAnswer {
  readonly id: string;
  readonly name: string;
  readonly isDemo: boolean;
  readonly createdAt: Date;
  readonly keys: number;
}

interface ProjectRow {
  readonly id: number;
  readonly name: string;
  readonly is_demo: boolean;
  readonly created_at: string;
  readonly keys: number;
}

/** By name. */
export function projects(em: EntityManager): Promise<ProjectAnswer[]> {
  return select(em, null);
}

export async function project(em: EntityManager, id: number): Promise<ProjectAnswer> {
  const [found] = await select(em, id);
  if (found === undefined) throw new Error(`project ${id} is gone`);
  return found;
}

/** Of one id, or all where it is null. */
async function select(em: EntityManager, id: number | null): Promise<ProjectAnswer[]> {
  const rows = await em.execute<ProjectRow[]>(
    `select id, name, is_demo, created_at,
            (select count(*)::int from api_keys k where k.project_id = p.id and k.revoked_at is null) as keys
     from projects p where ?::int is null or id = ?
     order by lower(name), id`,
    [id, id],
  );
  return rows.map((row) => ({
    id: String(row.id),
    name: row.name,
    isDemo: row.is_demo,
    createdAt: new Date(row.created_at),
    keys: row.keys,
  }));
}
