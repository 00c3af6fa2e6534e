import { NO_KEY, type DimensionFilter, type ValueFilter } from "./read-filter.js";

/** What a sum of usage is about. */
export interface DimensionValues {
  readonly projectId: number;
  readonly apiKeyId: number | null;
  readonly provider: string;
  readonly model: string;
  readonly feature: string;
  readonly operation: string;
  readonly status: string;
}

/** Whether usage meets every condition but those on app users, which sums do not tell apart. */
export function meetsDimensions(values: DimensionValues, filter: DimensionFilter): boolean {
  return (
    allows(filter.projects, values.projectId) &&
    allows(filter.keys, values.apiKeyId ?? NO_KEY) &&
    allows(filter.providers, values.provider) &&
    allows(filter.models, values.model) &&
    allows(filter.features, values.feature) &&
    allows(filter.operations, values.operation) &&
    allows(filter.statuses, values.status)
  );
}

/** Whether the filter restricts app users, so that sums over all of them cannot answer it. */
export function isAboutUsers({ users }: DimensionFilter): boolean {
  return users.include !== null || users.exclude !== null;
}

function allows<Value>({ include, exclude }: ValueFilter<Value>, value: Value): boolean {
  return (include === null || include.includes(value)) && !(exclude?.includes(value) ?? false);
}
