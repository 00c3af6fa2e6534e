import { pico } from "@tokenledger/model/money";
import { NO_TOKENS } from "@tokenledger/model/token-class";
import { createHash } from "node:crypto";
import type { NewUsage } from "../../src/usage/domain/new-usage.js";

/** A priced summary of 1,200 tokens; overrides that change it change its content hash too. */
export function sampleUsage(eventId: string, overrides: Partial<NewUsage> = {}): NewUsage {
  const usage: Omit<NewUsage, "contentHash" | "reservationId" | "estimatedInputTokens"> & Partial<NewUsage> = {
    projectId: 1,
    apiKeyId: null,
    eventId,
    createdAt: new Date("2026-11-23T00:05:00Z"),
    userId: null,
    noteId: null,
    feature: "summary",
    operation: "chat",
    provider: "google",
    model: "gemini-2.5-flash",
    requestedModel: null,
    status: "ok" as const,
    counts: { ...NO_TOKENS, input: 1_000, output: 150, reasoning: 50 },
    usageState: "reported" as const,
    warnings: [],
    cost: pico(800_000_000n),
    costState: "priced" as const,
    priceId: null,
    discountId: null,
    webSearches: null,
    reportedCost: null,
    durationMs: 900,
    requestId: null,
    attempt: 1,
    serviceTier: null,
    fingerprint: null,
    tags: null,
    dialect: "canonical",
    usage: null,
    ...overrides,
  };
  const { reservationId = null, estimatedInputTokens = null, ...said } = usage;
  const content = JSON.stringify(said, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  const contentHash = createHash("sha256").update(content).digest("hex").slice(0, 32);
  return { ...said, reservationId, estimatedInputTokens, contentHash };
}
