import type {
  Compare,
  CostState,
  EventNarrowingInput,
  Grain,
  Meter,
  RequestStatus,
  UsageDimension,
  UsageFilterInput,
} from "./graphql/graphql";
import type { Filters } from "./filters";
import type { UrlState } from "./url-state";
import type { Compare as CompareChoice, CostChoice, GrainChoice, Grouping, MeterChoice } from "./url-grammar";

const METER: Readonly<Record<MeterChoice, Meter>> = {
  cost: "COST",
  tokens: "TOKENS",
  input: "INPUT_TOKENS",
  output: "OUTPUT_TOKENS",
  requests: "REQUESTS",
};
const DIMENSION: Readonly<Record<Grouping, UsageDimension>> = {
  model: "MODEL",
  feature: "FEATURE",
  op: "OPERATION",
  provider: "PROVIDER",
  user: "USER",
  project: "PROJECT",
  key: "KEY",
  status: "STATUS",
  none: "NONE",
};
const GRAIN: Readonly<Record<GrainChoice, Grain>> = {
  auto: "AUTO",
  "15m": "QUARTER_HOUR",
  hour: "HOUR",
  day: "DAY",
  week: "WEEK",
  month: "MONTH",
};
const COMPARE: Readonly<Record<CompareChoice, Compare>> = { off: "OFF", prev: "PREV", week: "WEEK", year: "YEAR" };
const STATUS: ReadonlyMap<string, RequestStatus> = new Map([
  ["ok", "OK"],
  ["error", "ERROR"],
  ["cancelled", "CANCELLED"],
]);

export const toMeter = (meter: MeterChoice): Meter => METER[meter];
export const toDimension = (by: Grouping): UsageDimension => DIMENSION[by];
export const toGrain = (grain: GrainChoice): Grain => GRAIN[grain];
/** Null: whatever they cost. */
export const toCostStates = (cost: CostChoice): CostState[] | null => (cost === "unpriced" ? ["UNPRICED"] : null);
export const toCompare = (cmp: CompareChoice): Compare => COMPARE[cmp];

/** What single requests must meet; null for nothing. What is not asked is left out, so that equal lists are cached once. */
export function toNarrow({ narrowing, q }: Pick<UrlState, "narrowing" | "q">): EventNarrowingInput | null {
  const { noteIds, fingerprints, ...bounds } = narrowing;
  const stated: EventNarrowingInput = {
    ...Object.fromEntries(Object.entries(bounds).filter(([, bound]) => bound !== null)),
    ...(noteIds.length === 0 ? {} : { noteIds: [...noteIds] }),
    ...(fingerprints.length === 0 ? {} : { fingerprints: [...fingerprints] }),
    ...(q.trim() === "" ? {} : { search: q.trim() }),
  };
  return Object.keys(stated).length === 0 ? null : stated;
}

/**
 * The question a view asks. The range goes out as written, because the server decides where days
 * begin; empty lists are left out, because "any of none" would match nothing.
 */
export function toUsageFilter(state: Pick<UrlState, "range" | "tz" | "filters">): UsageFilterInput {
  return {
    range: { preset: state.range },
    ...(state.tz === null ? {} : { timezone: state.tz }),
    ...included(state.filters),
    ...excluded(state.filters),
  };
}

function included(filters: Filters): Partial<UsageFilterInput> {
  return withoutEmpty({
    models: filters.model.is,
    providers: filters.provider.is,
    features: filters.feature.is,
    operations: filters.op.is,
    statuses: toStatuses(filters.status.is),
    userIds: filters.user.is,
    projectIds: filters.project.is,
    apiKeyIds: filters.key.is,
  });
}

function excluded(filters: Filters): Partial<UsageFilterInput> {
  return withoutEmpty({
    excludeModels: filters.model.not,
    excludeProviders: filters.provider.not,
    excludeFeatures: filters.feature.not,
    excludeOperations: filters.op.not,
    excludeStatuses: toStatuses(filters.status.not),
    excludeUserIds: filters.user.not,
    excludeProjectIds: filters.project.not,
    excludeApiKeyIds: filters.key.not,
  });
}

function toStatuses(statuses: readonly string[]): RequestStatus[] {
  return statuses.flatMap((status) => STATUS.get(status) ?? []);
}

function withoutEmpty(lists: Readonly<Record<string, readonly string[]>>): Partial<UsageFilterInput> {
  return Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0));
}
