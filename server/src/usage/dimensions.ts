import type { Pool } from "pg";

/** What rollups are kept by, besides time and app user; a row of `usage_dimensions`. */
export interface UsageDimensions {
  readonly projectId: number;
  readonly provider: string;
  readonly model: string;
  readonly feature: string;
  readonly operation: string;
  readonly status: string;
}

interface DimensionsRow {
  readonly id: number;
  readonly project_id: number;
  readonly provider: string;
  readonly model: string;
  readonly feature: string;
  readonly operation: string;
  readonly status: string;
}

/**
 * Ids of dimension sets, kept in memory for the life of the process: rows are only ever added, and
 * there are few of them. A row is committed before its id is used, so an id is never dangling.
 */
export class DimensionDictionary {
  private readonly ids = new Map<string, number>();
  private readonly sets = new Map<number, UsageDimensions>();

  constructor(private readonly pool: Pool) {}

  /** One id per set, in the same order; sets never seen before are added. */
  async idsOf(sets: readonly UsageDimensions[]): Promise<readonly number[]> {
    const unknown = new Map<string, UsageDimensions>();
    for (const set of sets) {
      const key = keyOf(set);
      if (!this.ids.has(key)) unknown.set(key, set);
    }
    if (unknown.size > 0) await this.add([...unknown.keys()].sort().map((key) => JSON.parse(key) as unknown[]));
    return sets.map((set) => {
      const id = this.ids.get(keyOf(set));
      if (id === undefined) throw new Error("a dimension set was added but not answered");
      return id;
    });
  }

  /** Null for an id that does not exist. */
  async setOf(id: number): Promise<UsageDimensions | null> {
    const known = this.sets.get(id);
    if (known !== undefined) return known;
    const { rows } = await this.pool.query<DimensionsRow>("select * from usage_dimensions where id = $1", [id]);
    rows.forEach((row) => this.remember(row));
    return this.sets.get(id) ?? null;
  }

  private async add(keys: readonly unknown[][]): Promise<void> {
    const columns = [0, 1, 2, 3, 4, 5].map((column) => keys.map((key) => key[column]));
    // Updating a row to itself makes it visible to RETURNING also when another process added it first.
    const { rows } = await this.pool.query<DimensionsRow>(
      `insert into usage_dimensions as existing (project_id, provider, model, feature, operation, status)
       select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
       on conflict (project_id, provider, model, feature, operation, status)
         do update set status = existing.status
       returning *`,
      columns,
    );
    rows.forEach((row) => this.remember(row));
  }

  private remember(row: DimensionsRow): void {
    const { project_id: projectId, provider, model, feature, operation, status } = row;
    const set = { projectId, provider, model, feature, operation, status };
    this.ids.set(keyOf(set), row.id);
    this.sets.set(row.id, set);
  }
}

function keyOf({ projectId, provider, model, feature, operation, status }: UsageDimensions): string {
  return JSON.stringify([projectId, provider, model, feature, operation, status]);
}
