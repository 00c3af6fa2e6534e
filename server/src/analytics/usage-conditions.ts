import { type Expression, type RawBuilder, sql, type SqlBool } from "kysely";
import { countedKey } from "../usage/counted-key.js";
import { NO_KEY, type DimensionFilter, type ValueFilter } from "./domain/read-filter.js";
import type { ScopedUsageFilter } from "./question.js";

/** The scope and every condition but time; `alias` is the table that has the dimensions' columns. */
export function matches(
  { scope, dimensions }: Pick<ScopedUsageFilter, "scope" | "dimensions">,
  alias: "d" | "e",
  userId: Expression<unknown>,
) {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const conditions = [
    ...oneOf(column("project_id"), "int", dimensions.projects),
    ...keyConditions(alias, dimensions.keys),
    ...oneOf(userId, "bigint", dimensions.users),
    ...oneOf(column("model"), "text", dimensions.models),
    ...oneOf(column("provider"), "text", dimensions.providers),
    ...oneOf(column("feature"), "text", dimensions.features),
    ...oneOf(column("operation"), "text", dimensions.operations),
    ...oneOf(column("status"), "text", dimensions.statuses),
  ];
  if (scope.kind === "projects") {
    conditions.push(...oneOf(column("project_id"), "int", { include: scope.ids, exclude: null }));
  }
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** Whether anything but time is asked of a row, so that `matches` may leave one out. */
export function hasConditions({ scope, dimensions }: Pick<ScopedUsageFilter, "scope" | "dimensions">): boolean {
  return scope.kind === "projects" || !Object.values(dimensions).every(isOpen);
}

function isOpen({ include, exclude }: ValueFilter<unknown>): boolean {
  return include === null && exclude === null;
}

/** The key that recorded, `NO_KEY` without one or where sums do not tell it; of a raw row as of a dimension set. */
export function countedKeyId(alias: "d" | "e") {
  return sql<number>`coalesce(${keyOf(alias)}, ${sql.lit(NO_KEY)})`;
}

function keyOf(alias: "d" | "e") {
  return sql<number | null>`${sql.raw(alias === "d" ? "d.api_key_id" : countedKey("e"))}`;
}

/** About the bare column: of an expression the planner does not know how much it selects. */
function keyConditions(alias: "d" | "e", { include, exclude }: ValueFilter<number>) {
  const key = keyOf(alias);
  const conditions: RawBuilder<SqlBool>[] = [];
  const among = (condition: ValueFilter<number>) => sql.join(oneOf(key, "int", condition), sql` and `);
  if (include !== null) {
    const one = among({ include: include.filter((id) => id !== NO_KEY), exclude: null });
    conditions.push(include.includes(NO_KEY) ? sql<SqlBool>`(${key} is null or ${one})` : sql<SqlBool>`${one}`);
  }
  if (exclude !== null) {
    const none = among({ include: null, exclude: exclude.filter((id) => id !== NO_KEY) });
    conditions.push(
      exclude.includes(NO_KEY)
        ? sql<SqlBool>`(${key} is not null and ${none})`
        : sql<SqlBool>`(${key} is null or ${none})`,
    );
  }
  return conditions;
}

/**
 * The app user of a raw row, "0" without one. The bare column where only real users are asked for:
 * an index on it cannot serve an expression.
 */
export function rawUserId({ users }: DimensionFilter) {
  const asksForReal = users.include !== null && !users.include.includes("0");
  return asksForReal ? sql<string>`e.user_id` : sql<string>`coalesce(e.user_id, 0)`;
}

/** Arrays instead of `in ()`: an empty list selects nothing and is valid. An index that is ordered within one value stays so only for `=`. */
function oneOf<Value>(column: Expression<unknown>, type: "int" | "bigint" | "text", filter: ValueFilter<Value>) {
  const conditions = [];
  const array = (values: readonly Value[]) => sql`${sql.val(values)}::${sql.raw(type)}[]`;
  const { include } = filter;
  if (include?.length === 1) conditions.push(sql<SqlBool>`${column} = ${sql.val(include[0])}::${sql.raw(type)}`);
  else if (include !== null) conditions.push(sql<SqlBool>`${column} = any(${array(include)})`);
  if (filter.exclude !== null) conditions.push(sql<SqlBool>`${column} <> all(${array(filter.exclude)})`);
  return conditions;
}
