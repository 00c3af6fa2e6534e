import { type Kysely, sql } from "kysely";
import type { UsageScope } from "./scope.js";
import type { UsageTables } from "./tables.js";

/** A picker with more values than this needs a search of its own. */
const MAX_OPTIONS = 1_000;

export interface UsageFilterOptionsAnswer {
  readonly projects: { readonly id: string; readonly name: string; readonly isDemo: boolean }[];
  readonly apiKeys: { readonly id: string; readonly name: string }[];
  readonly models: string[];
  readonly providers: string[];
  readonly features: string[];
  readonly operations: string[];
}

/** Names that occur in what the viewer may see, in alphabetical order. */
export async function usageFilterOptions(
  db: Kysely<UsageTables>,
  scope: UsageScope,
): Promise<UsageFilterOptionsAnswer> {
  return {
    projects: await selectProjects(db, scope),
    apiKeys: await selectKeys(db, scope),
    models: await selectNames(db, scope, "model"),
    providers: await selectNames(db, scope, "provider"),
    features: await selectNames(db, scope, "feature"),
    operations: await selectNames(db, scope, "operation"),
  };
}

async function selectProjects(db: Kysely<UsageTables>, scope: UsageScope) {
  const rows = await db
    .selectFrom("projects as p")
    .select(["p.id", "p.name", "p.is_demo"])
    .where(inScope(scope, sql`p.id`))
    .orderBy("p.name")
    .limit(MAX_OPTIONS)
    .execute();
  return rows.map(({ id, name, is_demo }) => ({ id: String(id), name, isDemo: is_demo }));
}

async function selectKeys(db: Kysely<UsageTables>, scope: UsageScope) {
  const rows = await db
    .selectFrom("api_keys as k")
    .select(["k.id", "k.name"])
    .where(inScope(scope, sql`k.project_id`))
    .where(sql<boolean>`exists (select from usage_dimensions d where d.api_key_id = k.id)`)
    .orderBy("k.name")
    .orderBy("k.id")
    .limit(MAX_OPTIONS)
    .execute();
  return rows.map(({ id, name }) => ({ id: String(id), name }));
}

async function selectNames(
  db: Kysely<UsageTables>,
  scope: UsageScope,
  column: "model" | "provider" | "feature" | "operation",
) {
  const rows = await db
    .selectFrom("usage_dimensions as d")
    .select(`d.${column} as name`)
    .distinct()
    .where(inScope(scope, sql`d.project_id`))
    .orderBy("name")
    .limit(MAX_OPTIONS)
    .execute();
  return rows.map(({ name }) => name);
}

function inScope(scope: UsageScope, projectId: ReturnType<typeof sql>) {
  return scope.kind === "all" ? sql<boolean>`true` : sql<boolean>`${projectId} = any(${sql.val(scope.ids)}::int[])`;
}
