import type { EntityManager } from "@mikro-orm/postgresql";
import { MAX_NAME_LENGTH } from "@tokenledger/model/limits";
import { INPUT_CLASSES, OUTPUT_CLASSES, TOKEN_CLASSES, type TokenClass } from "@tokenledger/model/token-class";
import type { Viewer } from "../access/viewer.js";
import { AppError } from "../core/errors.js";
import { toCostBreakdown } from "./cost-breakdown.type.js";
import { normaliseText } from "./domain/normalise-text.js";
import type { NormalisedUsage } from "./domain/normalised-usage.js";
import type { PriceDecision } from "./domain/price-decision.js";
import type { NormalizeUsageInput } from "./normalize-usage.input.js";
import type { NormalizedUsageType } from "./normalized-usage.type.js";
import type { PriceCatalogue } from "./price-catalogue.js";
import { loadPriceRecords } from "./price-record.js";
import { toPrice, type PriceType } from "./price.type.js";
import { toTokenClassName } from "./token-class.type.js";
import { UsageState } from "./usage-states.type.js";

const MAX_TEXT_BYTES = 1024 * 1024;
const MAX_SERVICE_TIER_LENGTH = 64;
/** Projects are counted from 1: prices and discounts of a project are nobody's here. */
const NO_PROJECT = 0;

export interface DryRun {
  readonly em: EntityManager;
  readonly viewer: Viewer | null;
  readonly now: Date;
  readonly prices: PriceCatalogue;
}

/**
 * Reads and prices usage as recording would, and keeps nothing. Members see what every project pays; a key what its
 * own project pays.
 *
 * @throws AppError BAD_INPUT naming what was expected and where
 */
export async function normalizeUsage(input: NormalizeUsageInput, dryRun: DryRun): Promise<NormalizedUsageType> {
  assertWithinLimits(input);
  const { dialect, ...usage } = normaliseText({
    provider: input.provider,
    dialect: input.dialect ?? null,
    text: input.usage,
  });
  const serviceTier = input.serviceTier ?? usage.serviceTier ?? null;
  const decision = dryRun.prices.explain({
    projectId: dryRun.viewer?.kind === "API_KEY" ? dryRun.viewer.projectId : NO_PROJECT,
    provider: input.provider,
    model: input.model,
    time: input.time ?? dryRun.now,
    counts: usage.counts,
    serviceTier,
    webSearches: usage.webSearches ?? 0,
  });
  return {
    dialect,
    detected: (input.dialect ?? null) === null,
    ...toReading(usage),
    serviceTier,
    breakdown: toCostBreakdown(decision, await priceOf(decision, dryRun)),
  };
}

function assertWithinLimits({ provider, model, usage, serviceTier }: NormalizeUsageInput): void {
  for (const [field, name, longest] of [
    ["provider", provider, MAX_NAME_LENGTH],
    ["model", model, MAX_NAME_LENGTH],
    ["serviceTier", serviceTier ?? "standard", MAX_SERVICE_TIER_LENGTH],
  ] as const) {
    if (name === "" || name.length > longest)
      throw AppError.badInput(field, `text of 1 to ${longest} characters`, name);
  }
  const bytes = Buffer.byteLength(usage);
  if (bytes > MAX_TEXT_BYTES) throw AppError.badInput("usage", "text of at most 1 MiB", `${bytes} bytes`);
}

type Reading = Omit<NormalizedUsageType, "dialect" | "detected" | "serviceTier" | "breakdown">;

const UPPER = {
  reported: UsageState.REPORTED,
  partial: UsageState.PARTIAL,
  estimated: UsageState.ESTIMATED,
  missing: UsageState.MISSING,
} as const;

function toReading({ counts, usageState, warnings, webSearches, reportedCostUsd }: NormalisedUsage): Reading {
  const sumOf = (classes: readonly TokenClass[]) =>
    counts === null ? null : classes.reduce((sum, tokenClass) => sum + counts[tokenClass], 0);
  const used = counts === null ? [] : TOKEN_CLASSES.filter((tokenClass) => counts[tokenClass] > 0);
  return {
    usageState: UPPER[usageState],
    warnings,
    counts: used.map((tokenClass) => ({ tokenClass: toTokenClassName(tokenClass), count: counts?.[tokenClass] ?? 0 })),
    inputTokens: sumOf(INPUT_CLASSES),
    outputTokens: sumOf(OUTPUT_CLASSES),
    totalTokens: sumOf(TOKEN_CLASSES),
    webSearches: webSearches ?? null,
    reportedCost: reportedCostUsd ?? null,
  };
}

async function priceOf({ version }: PriceDecision, { em, viewer, now }: DryRun): Promise<PriceType | null> {
  if (version === null) return null;
  const [record] = await loadPriceRecords(em, "p.id = ?", [version.id]);
  return record === undefined ? null : toPrice(record, { now, isMember: viewer?.kind === "MEMBER" });
}
