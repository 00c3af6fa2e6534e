import { type Expression, type RawBuilder, sql, type SqlBool } from "kysely";
import type { ValueFilter } from "../domain/read-filter.js";
import type { ScopedUsageFilter } from "../question.js";

/** Without an app user, as filters and groups say it. */
const NOBODY = "0";

/** Whom a span counts a row `s` of 15 minutes and its dimension set `d` for. */
export const SPAN_USER = sql`(case when s.user_id = 0 then -d.project_id::bigint else s.user_id end)`;

/** Spans tell apart app users alone, and each belongs to one project: whether they can answer. */
export function isAboutUsersAlone({ dimensions }: ScopedUsageFilter): boolean {
  const { keys, models, providers, features, operations, statuses } = dimensions;
  return [keys, models, providers, features, operations, statuses].every(
    ({ include, exclude }) => include === null && exclude === null,
  );
}

/** Whether, of what spans can answer, nobody is left out. */
export function isAboutEverybody({ scope, dimensions: { projects, users } }: ScopedUsageFilter): boolean {
  return scope.kind !== "projects" && isFree(projects) && isFree(users);
}

function isFree({ include, exclude }: ValueFilter<unknown>): boolean {
  return include === null && exclude === null;
}

/** Conditions on a row that has only an app user, who is `-project_id` where there is none. */
export function isWithin({ scope, dimensions }: ScopedUsageFilter, user: Expression<unknown>): RawBuilder<SqlBool> {
  const conditions = [...projectConditions(dimensions.projects, user), ...userConditions(dimensions.users, user)];
  if (scope.kind === "projects") conditions.push(...projectConditions({ include: scope.ids, exclude: null }, user));
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

function ofProjects(ids: readonly number[]) {
  return sql`
    (select id from app_users where project_id = any(${sql.val(ids)}::int[])
     union all select -id from unnest(${sql.val(ids)}::bigint[]) as id)`;
}

function projectConditions({ include, exclude }: ValueFilter<number>, user: Expression<unknown>) {
  const conditions: RawBuilder<SqlBool>[] = [];
  if (include !== null) conditions.push(sql<SqlBool>`${user} in ${ofProjects(include)}`);
  if (exclude !== null) conditions.push(sql<SqlBool>`${user} not in ${ofProjects(exclude)}`);
  return conditions;
}

function userConditions({ include, exclude }: ValueFilter<string>, user: Expression<unknown>) {
  const conditions: RawBuilder<SqlBool>[] = [];
  if (include !== null) {
    const one = sql<SqlBool>`${user} = any(${sql.val(include)}::bigint[])`;
    conditions.push(include.includes(NOBODY) ? sql<SqlBool>`(${one} or ${user} <= 0)` : one);
  }
  if (exclude !== null) {
    const none = sql<SqlBool>`${user} <> all(${sql.val(exclude)}::bigint[])`;
    conditions.push(exclude.includes(NOBODY) ? sql<SqlBool>`(${none} and ${user} > 0)` : none);
  }
  return conditions;
}
