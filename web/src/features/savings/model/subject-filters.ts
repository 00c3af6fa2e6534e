import { withValues, type Filters } from "../../../lib/filters";
import type { FilterDimension } from "../../../lib/url-grammar";
import type { Finding } from "../api/use-savings-report";

/** The page's filters, narrowed to what a finding is about. */
export function subjectFilters(filters: Filters, { projectId, feature, provider, model }: Finding["subject"]): Filters {
  const inFeature = only(only(filters, "project", projectId), "feature", feature);
  return only(only(inFeature, "provider", provider), "model", model);
}

/** Null leaves the dimension as the page has it. */
function only(filters: Filters, dimension: FilterDimension, value: string | null): Filters {
  return value === null ? filters : withValues(filters, dimension, { is: [value], not: [] });
}
