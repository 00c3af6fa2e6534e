import { parseUsd } from "@tokenledger/model/money";
import type { UsageCorrection } from "@tokenledger/model/usage-correction";
import { normaliseUsage } from "../../pricing/domain/normalise-usage.js";
import type { NewUsage } from "../../usage/domain/new-usage.js";

type Recorded = Omit<NewUsage, "contentHash" | "reservationId">;

const COUNT_FIELDS = [
  "inputTokens",
  "outputTokens",
  "cachedInputTokens",
  "cacheWriteTokens",
  "reasoningTokens",
] as const satisfies readonly (keyof UsageCorrection)[];

/**
 * What a correction makes of an event; its price is still that of the former one.
 *
 * @param userId of the app user that the correction names; ignored unless it names one or removes it
 * @throws AppError BAD_INPUT when the corrected tokens cannot be read
 */
export function correctedUsage(former: Recorded, correction: UsageCorrection, userId: string | null): Recorded {
  const provider = correction.provider ?? former.provider;
  const { serviceTier, ...reported } = reportedBy(correction, provider, former);
  return {
    ...former,
    ...reported,
    provider,
    createdAt: correction.time == null ? former.createdAt : new Date(correction.time),
    userId: correction.userId === undefined ? former.userId : userId,
    noteId: unlessAbsent(correction.noteId, former.noteId),
    feature: correction.feature ?? former.feature,
    operation: correction.operation ?? former.operation,
    model: correction.model ?? former.model,
    requestedModel: unlessAbsent(correction.requestedModel, former.requestedModel),
    status: correction.status ?? former.status,
    durationMs: unlessAbsent(correction.durationMs, former.durationMs),
    serviceTier: unlessAbsent(correction.serviceTier, serviceTier),
  };
}

type Reported = Pick<
  Recorded,
  "counts" | "usageState" | "warnings" | "dialect" | "usage" | "webSearches" | "serviceTier" | "reportedCost"
>;

function reportedBy(correction: UsageCorrection, provider: string, former: Recorded): Reported {
  const usage = correction.usage ?? null;
  if (usage === null && COUNT_FIELDS.every((field) => correction[field] == null)) {
    const { counts, usageState, warnings, dialect, webSearches, serviceTier, reportedCost } = former;
    return { counts, usageState, warnings, dialect, usage: former.usage, webSearches, serviceTier, reportedCost };
  }
  const read = normaliseUsage({ provider, dialect: correction.dialect ?? null, usage, canonical: correction });
  return {
    counts: read.counts,
    usageState: read.usageState,
    warnings: read.warnings,
    dialect: read.dialect,
    usage: read.usage,
    webSearches: read.webSearches ?? null,
    serviceTier: read.serviceTier ?? former.serviceTier,
    reportedCost: read.reportedCostUsd === undefined ? former.reportedCost : parseUsd(read.reportedCostUsd),
  };
}

function unlessAbsent<Value>(given: Value | null | undefined, former: Value | null): Value | null {
  return given === undefined ? former : given;
}
