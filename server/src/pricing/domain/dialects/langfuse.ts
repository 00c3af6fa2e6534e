import { AppError } from "../../../core/errors.js";
import { countParts, NO_PARTS } from "../count-parts.js";
import { readWord } from "../locate-usage.js";
import { missingUsage, type NormalisedUsage } from "../normalised-usage.js";
import { placeParts } from "../place-parts.js";
import { readCost } from "../read-cost.js";
import { type Fields, isFields, readCount } from "../read-count.js";
import { readWrites } from "../read-writes.js";
import type { UsageDialect } from "../usage-dialect.js";
import { type LangfuseDetails, sortLangfuseDetails } from "./langfuse-details.js";
import { spanAttributes } from "./otel-attributes.js";

const USAGE_NAMES = ["langfuse.observation.usage_details", "usageDetails", "usage_details"] as const;
const COST_NAMES = ["langfuse.observation.cost_details", "costDetails", "cost_details"] as const;

/**
 * Langfuse's usage details, alone, in an observation, or as the attribute of a span, which holds JSON in a string.
 *
 * Langfuse's types are disjoint: its SDKs take the parts out of `input` and `output`, and without a `total` it adds
 * all of them up. A total that equals `input` and `output` alone has them inside (see `placeParts`). What
 * `cost_details` say is kept as the reported cost.
 *
 * @throws AppError BAD_INPUT for text that is no JSON, and for a count that is no whole number of 0 or more
 */
export function normaliseLangfuse(given: Fields, path = "usage"): NormalisedUsage {
  const found = findObject(spanAttributes(given), USAGE_NAMES, path) ?? { fields: given, path };
  const details = sortLangfuseDetails(readDetails(found.fields, found.path));
  const warnings = details.unknown.map((name) => `${nameOfType(name)} is neither input nor output and is not counted`);
  const normalised = count(details, warnings);
  if (normalised.counts === null) return missingUsage(normalised.warnings);
  const reportedCostUsd = readCosts(given, path);
  return {
    ...normalised,
    warnings: [...warnings, ...normalised.warnings],
    ...(details.searches === null ? {} : { webSearches: details.searches }),
    ...(reportedCostUsd === null ? {} : { reportedCostUsd }),
  };
}

/** Usage types are free text, and out of JSON within a string even what no database can store. */
function nameOfType(name: string): string {
  return readWord(name) ?? "a usage type";
}

function count(details: LangfuseDetails, warnings: string[]): NormalisedUsage {
  const { cacheRead, writes, writes5m, writes1h, reasoning, inputModalities, outputModalities, total } = details;
  const written = readWrites(
    {
      all: writes > 0 ? writes : null,
      shortLived: writes5m > 0 ? writes5m : null,
      longLived: writes1h > 0 ? writes1h : null,
    },
    warnings,
  );
  const modal = (side: typeof inputModalities) => side.audio + side.image + side.video;
  const cached = cacheRead + (written.cacheWrite ?? 0) + (written.cacheWrite1h ?? 0);
  const inputParts = cached + modal(inputModalities) + details.otherInput;
  const outputParts = reasoning + modal(outputModalities) + details.otherOutput;
  const placed =
    total === null
      ? { cacheInside: false, reasoningInside: false }
      : placeParts({
          input: details.input ?? 0,
          output: details.output ?? 0,
          cache: inputParts,
          reasoning: outputParts,
          total,
        });
  return countParts({
    ...NO_PARTS,
    ...written,
    input: whole(details.input, inputParts, placed.cacheInside),
    output: whole(details.output, outputParts, placed.reasoningInside),
    total,
    cacheRead: cacheRead > 0 ? cacheRead : null,
    reasoning: reasoning > 0 ? reasoning : null,
    inputDetails: { ...inputModalities, text: null },
    outputDetails: { ...outputModalities, text: null },
  });
}

function whole(own: number | null, parts: number, inside: boolean): number | null {
  if (own === null) return parts > 0 ? parts : null;
  return inside ? own : own + parts;
}

function readDetails(fields: Fields, path: string): ReadonlyMap<string, number> {
  const details = new Map<string, number>();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value !== "number") continue; // an observation has much else; an absent type has null
    details.set(name, readCount(value, `${path}.${name}`) ?? 0);
  }
  return details;
}

/** The sum of what each type cost; their `total` where there is one. */
function readCosts(given: Fields, path: string): string | null {
  const costs = findObject(spanAttributes(given), COST_NAMES, path)?.fields;
  if (costs === undefined) return null;
  if (costs["total"] !== undefined) return readCost(costs["total"]);
  const amounts = Object.values(costs).filter((amount) => typeof amount === "number");
  return amounts.length === 0 ? null : readCost(amounts.reduce((sum, amount) => sum + amount, 0));
}

interface FoundObject {
  readonly fields: Fields;
  readonly path: string;
}

function findObject(within: Fields, names: readonly string[], path: string): FoundObject | null {
  for (const name of names) {
    const value = within[name];
    const fields = typeof value === "string" ? parse(value, `${path}.${name}`) : value;
    if (isFields(fields)) return { fields, path: `${path}.${name}` };
  }
  return null;
}

function parse(text: string, field: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw AppError.badInput(field, "JSON of usage types and their tokens", text);
  }
}

function aboutUsage(given: Fields): Fields {
  const attributes = spanAttributes(given);
  const usage = findObject(attributes, USAGE_NAMES, "usage");
  const costs = findObject(attributes, COST_NAMES, "usage");
  const about = { usage_details: Object.fromEntries(readDetails(usage?.fields ?? given, "usage")) };
  return costs === null ? about : { ...about, cost_details: costs.fields };
}

export const langfuse: UsageDialect<"langfuse"> = {
  name: "langfuse",
  looksLike: (given) => {
    const attributes = spanAttributes(given);
    if (USAGE_NAMES.some((name) => attributes[name] !== undefined)) return true;
    return typeof given["input"] === "number" || typeof given["output"] === "number";
  },
  normalise: normaliseLangfuse,
  aboutUsage,
};
