import { COST_STATES, type CostState, REQUEST_STATUSES } from "@tokenledger/model/usage-states";
import { readNarrowing, type EventNarrowing } from "../analytics/domain/read-narrowing.js";
import { AppError } from "../core/errors.js";
import { readChoice, readFlag, readRange, refuseUnknown } from "../core/query-parameters.js";
import { EXPORT_COLUMNS, isExportColumn, type ExportColumn } from "@tokenledger/model/export-columns";
import { EXPORT_FORMATS, type UsageExportRequest } from "./export-request.js";

/** Of dimensions, each by repeating it. */
export const FILTER_LISTS = [
  "projectIds",
  "apiKeyIds",
  "userIds",
  "models",
  "providers",
  "features",
  "operations",
  "statuses",
  "excludeProjectIds",
  "excludeApiKeyIds",
  "excludeUserIds",
  "excludeModels",
  "excludeProviders",
  "excludeFeatures",
  "excludeOperations",
  "excludeStatuses",
] as const;
const COUNTS = ["minTokens", "minInputTokens", "maxOutputTokens", "minAttempt"] as const;
export const FILTER_TIMES = ["range", "from", "to", "timezone"];
const SHAPE = ["format", "columns", "bom", "footer"];
const SINGLE = [...SHAPE, ...FILTER_TIMES, "minCost", ...COUNTS, "search"];
const REPEATED = [...FILTER_LISTS, "noteIds", "fingerprints", "costStates"];

/**
 * What a query string asks to export: the arguments of `usageEvents` under their own names, lists by repeating one.
 *
 * @throws AppError BAD_INPUT naming the parameter
 */
export function readUsageExport(query: URLSearchParams): UsageExportRequest {
  refuseUnknown(query, { single: SINGLE, repeated: REPEATED });
  return {
    format: readChoice(query, "format", EXPORT_FORMATS),
    columns: readColumns(query.get("columns")),
    bom: readFlag(query, "bom"),
    footer: readFlag(query, "footer"),
    filter: readFilter(query),
    costStates: readCostStates(query),
    narrow: readNarrow(query),
  };
}

/** In the order of the file, whatever order they are given in. */
function readColumns(given: string | null): readonly ExportColumn[] {
  if (given === null || given === "") return EXPORT_COLUMNS;
  const names = given.split(",");
  const unknown = names.find((name) => !isExportColumn(name));
  if (unknown !== undefined) throw AppError.badInput("columns", `some of ${EXPORT_COLUMNS.join(",")}`, unknown);
  return EXPORT_COLUMNS.filter((column) => names.includes(column));
}

/** @throws AppError BAD_INPUT naming the parameter */
export function readFilter(query: URLSearchParams): UsageExportRequest["filter"] {
  const range = readRange(query);
  if (range === null) throw AppError.badInput("range", "a range such as 30d, or from and to", null);
  const lists = FILTER_LISTS.map((name) => [name, query.getAll(name)] as const).filter(
    ([, values]) => values.length > 0,
  );
  refuseOthers("statuses", [...query.getAll("statuses"), ...query.getAll("excludeStatuses")], REQUEST_STATUSES);
  return { range, timezone: query.get("timezone"), ...Object.fromEntries(lists) };
}

function readCostStates(query: URLSearchParams): readonly CostState[] | null {
  const given = query.getAll("costStates");
  refuseOthers("costStates", given, COST_STATES);
  return given.length === 0 ? null : COST_STATES.filter((state) => given.includes(state.toUpperCase()));
}

/** In the words of GraphQL, which are those of the ledger in capitals. */
function refuseOthers(name: string, given: readonly string[], known: readonly string[]): void {
  const words = known.map((word) => word.toUpperCase());
  const other = given.find((word) => !words.includes(word));
  if (other !== undefined) throw AppError.badInput(name, words.join(" or "), other);
}

function readNarrow(query: URLSearchParams): EventNarrowing | null {
  const counts = COUNTS.map((name) => [name, readCount(query, name)] as const);
  const lists = { noteIds: query.getAll("noteIds"), fingerprints: query.getAll("fingerprints") };
  const texts = { minCost: query.get("minCost"), search: query.get("search") };
  return readNarrowing({ ...texts, ...Object.fromEntries(counts), ...lists }, "");
}

function readCount(query: URLSearchParams, name: (typeof COUNTS)[number]): number | null {
  const given = query.get(name);
  if (given !== null && !/^\d{1,16}$/.test(given)) throw AppError.badInput(name, "a whole number", given);
  return given === null ? null : Number(given);
}
