import { LRUCache } from "lru-cache";
import type { Pool } from "pg";

/** Senders choose these names, so there may be any number of them. */
const REMEMBERED_SETS = 50_000;

const NAMES = "project_id, provider, model, feature, operation, status";
/** Sets with a key are apart from the others, and read with them; see the migration. */
const WITHOUT_KEY = { table: "usage_dimensions", key: NAMES };
const WITH_KEY = { table: "usage_key_dimensions", key: `${NAMES}, api_key_id` };

/** What rollups are kept by, besides time and app user; a row of `usage_dimensions`. */
export interface UsageDimensions {
  readonly projectId: number;
  /** The key that recorded; null for none, and where sums do not tell it: see `countedKey`. */
  readonly apiKeyId: number | null;
  readonly provider: string;
  readonly model: string;
  readonly feature: string;
  readonly operation: string;
  readonly status: string;
}

interface DimensionsRow {
  readonly id: number;
  readonly project_id: number;
  readonly api_key_id: number | null;
  readonly provider: string;
  readonly model: string;
  readonly feature: string;
  readonly operation: string;
  readonly status: string;
}

/**
 * Ids of dimension sets; those used last are remembered. A row is committed before its id is used. It
 * never changes, and goes only with its project, whose id is never given again: what is remembered
 * cannot become wrong.
 */
export class DimensionDictionary {
  private readonly ids: LRUCache<string, number>;
  private readonly sets: LRUCache<number, UsageDimensions>;

  constructor(
    private readonly pool: Pool,
    rememberedSets = REMEMBERED_SETS,
  ) {
    this.ids = new LRUCache({ max: rememberedSets });
    this.sets = new LRUCache({ max: rememberedSets });
  }

  /** One id per set, in the same order; sets never seen before are added. */
  async idsOf(sets: readonly UsageDimensions[]): Promise<readonly number[]> {
    const keys = sets.map(keyOf);
    // The answer is made from this call's own finds: what is remembered may be forgotten at any time.
    const found = new Map<string, number>();
    const unknown = new Map<string, UsageDimensions>();
    sets.forEach((set, at) => {
      const key = keys[at] ?? keyOf(set);
      if (found.has(key) || unknown.has(key)) return;
      const id = this.ids.get(key);
      if (id === undefined) unknown.set(key, set);
      else found.set(key, id);
    });
    if (unknown.size > 0) for (const row of await this.add(unknown)) found.set(this.remember(row), row.id);
    return keys.map((key) => {
      const id = found.get(key);
      if (id === undefined) throw new Error("a dimension set was added but not answered");
      return id;
    });
  }

  /** Null for an id that does not exist. */
  async setOf(id: number): Promise<UsageDimensions | null> {
    return this.sets.get(id) ?? (await this.setsOf([id])).get(id) ?? null;
  }

  /** By id, without those that do not exist. All that are not remembered are asked for at once. */
  async setsOf(ids: readonly number[]): Promise<ReadonlyMap<number, UsageDimensions>> {
    const found = new Map<number, UsageDimensions>();
    const unknown = new Set<number>();
    for (const id of ids) {
      const known = this.sets.get(id);
      if (known === undefined) unknown.add(id);
      else found.set(id, known);
    }
    if (unknown.size === 0) return found;
    const select = "select * from usage_dimensions where id = any($1::int[])";
    const { rows } = await this.pool.query<DimensionsRow>(select, [[...unknown]]);
    for (const row of rows) {
      this.remember(row);
      found.set(row.id, setOf(row));
    }
    return found;
  }

  private async add(unknown: ReadonlyMap<string, UsageDimensions>): Promise<readonly DimensionsRow[]> {
    const sets = [...unknown].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, set]) => set);
    const withoutKey = sets.filter(({ apiKeyId }) => apiKeyId === null);
    const withKey = sets.filter(({ apiKeyId }) => apiKeyId !== null);
    return [...(await this.addTo(WITHOUT_KEY, withoutKey)), ...(await this.addTo(WITH_KEY, withKey))];
  }

  private async addTo({ table, key }: typeof WITH_KEY, sets: readonly UsageDimensions[]) {
    if (sets.length === 0) return [];
    // Updating a row to itself makes it visible to RETURNING also when another process added it first.
    const { rows } = await this.pool.query<DimensionsRow>(
      `insert into ${table} as existing (project_id, provider, model, feature, operation, status, api_key_id)
       select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[])
       on conflict (${key}) do update set status = existing.status
       returning *`,
      [
        sets.map(({ projectId }) => projectId),
        sets.map(({ provider }) => provider),
        sets.map(({ model }) => model),
        sets.map(({ feature }) => feature),
        sets.map(({ operation }) => operation),
        sets.map(({ status }) => status),
        sets.map(({ apiKeyId }) => apiKeyId),
      ],
    );
    return rows;
  }

  /** The key under which the row is remembered. */
  private remember(row: DimensionsRow): string {
    const set = setOf(row);
    const key = keyOf(set);
    this.ids.set(key, row.id);
    this.sets.set(row.id, set);
    return key;
  }
}

function setOf(row: DimensionsRow): UsageDimensions {
  const { project_id: projectId, api_key_id: apiKeyId, provider, model, feature, operation, status } = row;
  return { projectId, apiKeyId, provider, model, feature, operation, status };
}

/** No name has a NUL in it, since the database could not store one. */
function keyOf({ projectId, apiKeyId, provider, model, feature, operation, status }: UsageDimensions): string {
  return `${projectId}\0${provider}\0${model}\0${feature}\0${operation}\0${status}\0${apiKeyId}`;
}
