import {
  getNullableType,
  isListType,
  isObjectType,
  getNamedType,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { getComplexity, type ComplexityEstimator } from "graphql-query-complexity";
import { MAX_CROSSTAB_COLUMNS, MAX_CROSSTAB_ROWS } from "../../analytics/usage-crosstab.query.js";

/** Fields that one answer may come to. 500 requests with every field of theirs are about 30,000. */
export const MAX_COST = 50_000;
/** A list whose length is not asked for: lines of a chart, tags of a request. */
const USUAL_LENGTH = 10;
/** Of lists that are known to be shorter: a model has a price or two, with some rates. */
const SHORTER: ReadonlyMap<string, number> = new Map([
  ["before", 2],
  ["after", 2],
  ["rates", 6],
  ["tiers", 2],
]);
/** Of a crosstab, as much as it has at most: its size is asked for above, and lists of numbers count as well. */
const OF_CROSSTAB: ReadonlyMap<string, number> = new Map([
  ["rows", MAX_CROSSTAB_ROWS],
  ["columns", MAX_CROSSTAB_COLUMNS],
  ["cells", MAX_CROSSTAB_ROWS * MAX_CROSSTAB_COLUMNS],
  ["requests", MAX_CROSSTAB_ROWS * MAX_CROSSTAB_COLUMNS],
  ["unpricedRequests", MAX_CROSSTAB_ROWS * MAX_CROSSTAB_COLUMNS],
]);
/** Lists whose length is an argument of the field that they are under, which counts it already. */
const SIZED_ABOVE: ReadonlySet<string> = new Set(["nodes", "series"]);

interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * About how many fields an answer has, sizes of lists multiplied downwards. The document is valid and
 * within its bounds, or this would take as long as its fragments want it to. Zero for variables that do
 * not fit, which are refused when it is executed.
 */
export function operationCost({ schema, document, operationName, variables }: Operation): number {
  try {
    return getComplexity({
      schema,
      query: document,
      variables: { ...variables },
      estimators: [fieldCost],
      ...(operationName !== null && { operationName }),
    });
  } catch {
    return 0;
  }
}

const fieldCost: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const inCrosstab = type.name === "UsageCrosstab" ? OF_CROSSTAB.get(field.name) : undefined;
  if (inCrosstab !== undefined) return 1 + inCrosstab * Math.max(1, childComplexity);
  const asked: unknown = args.first ?? args.top;
  if (typeof asked === "number") return 1 + Math.max(1, asked) * childComplexity;
  const isLong =
    isListType(getNullableType(field.type)) && isObjectType(getNamedType(field.type)) && !SIZED_ABOVE.has(field.name);
  return 1 + (isLong ? (SHORTER.get(field.name) ?? USUAL_LENGTH) : 1) * childComplexity;
};
