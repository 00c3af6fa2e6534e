import { z } from "zod";
import { usageEventSchema } from "./usage-event.js";

/**
 * What a recorded event should have said; fields that are absent stay as they are. Null removes a note, an
 * app user, a requested model, a duration or a service tier. Token counts or a usage object replace all
 * that was reported before.
 */
export const usageCorrectionSchema = usageEventSchema
  .pick({
    time: true,
    userId: true,
    noteId: true,
    feature: true,
    operation: true,
    provider: true,
    model: true,
    requestedModel: true,
    dialect: true,
    usage: true,
    inputTokens: true,
    outputTokens: true,
    cachedInputTokens: true,
    cacheWriteTokens: true,
    reasoningTokens: true,
    durationMs: true,
    status: true,
    serviceTier: true,
  })
  .partial();

export type UsageCorrection = z.infer<typeof usageCorrectionSchema>;

/** Where null is a correction: what was said is removed. Everywhere else it is the same as absent. */
const REMOVABLE: ReadonlySet<string> = new Set<keyof UsageCorrection>([
  "userId",
  "noteId",
  "requestedModel",
  "durationMs",
  "serviceTier",
]);

/** Whether a correction says anything that an event could differ in. */
export function namesAChange(correction: UsageCorrection): boolean {
  return Object.entries(correction).some(
    ([field, value]) => value !== undefined && (value !== null || REMOVABLE.has(field)),
  );
}

const REASON = "a reason of 3 to 500 characters";

/** Why somebody changes a record; other people read it. */
export const correctionReasonSchema = z
  .string(REASON)
  .max(500, REASON)
  .refine((text) => text.trim().length >= 3 && text.isWellFormed() && !text.includes("\0"), REASON);
