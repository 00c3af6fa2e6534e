import type { DimensionFilter, ValueFilter } from "../../analytics/domain/read-filter.js";

interface Subject {
  readonly projectId: string;
  readonly feature: string;
  readonly provider: string | null;
  readonly model: string | null;
}

/** Whether a filter lets through what a finding is about; every model and provider lets any through. */
export function meetsSubject(filter: DimensionFilter, { projectId, feature, provider, model }: Subject): boolean {
  return (
    allows(filter.projects, Number(projectId)) &&
    allows(filter.features, feature) &&
    (provider === null || allows(filter.providers, provider)) &&
    (model === null || allows(filter.models, model))
  );
}

/** Whether it leaves out some requests of a feature that it has: expectations of such a report are of a part. */
export function isNarrowerThanFeatures(filter: DimensionFilter): boolean {
  const { users, keys, models, providers, operations, statuses } = filter;
  return [users, keys, models, providers, operations, statuses].some(
    ({ include, exclude }) => include !== null || exclude !== null,
  );
}

function allows<Value>({ include, exclude }: ValueFilter<Value>, value: Value): boolean {
  return (include === null || include.includes(value)) && !(exclude?.includes(value) ?? false);
}
