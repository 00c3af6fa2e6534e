import { quoted, withDuckDb } from "./duckdb.js";
import type { ArchivedFile, ArchiveStore, LocalCopy } from "./store/archive-store.js";

export const MAX_GROUPS = 200;

/** By column of the file. */
const ARCHIVED_DIMENSIONS = {
  PROJECT: "project_id",
  MODEL: "model",
  FEATURE: "feature",
  APP_USER: "user_id",
} as const;

type ArchivedDimension = keyof typeof ARCHIVED_DIMENSIONS;

export interface ArchivedQuestion {
  readonly by: ArchivedDimension;
  /** So many groups, those that cost most. */
  readonly top: number;
}

/** Whole numbers; cost in pico-USD over requests that have one. */
export interface ArchivedGroup {
  /** Null of requests without. */
  readonly key: string | null;
  readonly requests: string;
  readonly tokens: string;
  readonly cost: string;
  /** Of the requests, those without a cost. */
  readonly unpriced: string;
}

/** A group as people know it. */
export interface NamedGroup extends ArchivedGroup {
  /** Pseudonym of an app user or name of a project; null of who is gone, and where the key is the name. */
  readonly label: string | null;
}

export interface ArchivedAnswer<Group = NamedGroup> {
  readonly total: ArchivedGroup;
  readonly groups: readonly Group[];
}

interface Asked extends ArchivedQuestion {
  readonly archived: readonly ArchivedFile[];
  readonly projects: readonly number[];
}

/**
 * Reads the columns that are asked for and no others, in place where the store is a folder; files of a bucket are on
 * this machine's disk for as long as it takes.
 */
export async function askArchives(
  store: ArchiveStore,
  { archived, projects, by, top }: Asked,
): Promise<ArchivedAnswer<ArchivedGroup>> {
  const copies: LocalCopy[] = [];
  try {
    for (const { key, expected } of archived) copies.push(await store.open(key, expected));
    const files = copies.map(({ path }) => quoted(path)).join(", ");
    const sums = `count(*)::varchar as requests, coalesce(sum(total_tokens), 0)::varchar as tokens,
      coalesce(sum(cost), 0)::varchar as cost, (count(*) - count(cost))::varchar as unpriced`;
    const source = `from read_parquet([${files}], union_by_name = true) where project_id in (${[-1, ...projects].join(", ")})`;
    const column = ARCHIVED_DIMENSIONS[by];
    return await withDuckDb(store.scratch, async (duckdb) => {
      const read = async (statement: string) => (await duckdb.runAndReadAll(statement)).getRowObjects().map(toGroup);
      const [total] = await read(`select null as key, ${sums} ${source}`);
      if (total === undefined) throw new Error("a sum has no row");
      const groups = await read(
        `select ${column}::varchar as key, ${sums} ${source} group by ${column}
         order by coalesce(sum(cost), 0) desc, count(*) desc, key limit ${top}`,
      );
      return { total, groups };
    });
  } finally {
    for (const copy of copies) await copy.release();
  }
}

function toGroup(row: Readonly<Record<string, unknown>>): ArchivedGroup {
  const { key, requests, tokens, cost, unpriced } = row;
  return {
    key: typeof key === "string" ? key : null,
    requests: String(requests),
    tokens: String(tokens),
    cost: String(cost),
    unpriced: String(unpriced),
  };
}
