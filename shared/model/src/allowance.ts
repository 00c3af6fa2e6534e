import { z } from "zod";
import { count, usageEventSchema } from "./usage-event.js";

const { userId, provider, model, serviceTier, reportedCostUsd } = usageEventSchema.shape;
const HOLD = "a whole number of seconds from 1 to 3600";

/**
 * What is asked for at `POST /v1/allowance` before a call is made, in the words of an event. Each message completes
 * the sentence "expected …".
 */
export const allowanceRequestSchema = z.strictObject(
  {
    /** Whose call it is; null or absent: only limits on everybody count. */
    userId,
    provider: provider.nullish(),
    model: model.nullish(),
    serviceTier,
    /** Tokens that are sent, cached ones included. */
    inputTokens: count,
    /** The most that the model is let produce, reasoning included. */
    outputTokens: count,
    /** The most that the call may cost, where it is more than our prices say, or they say nothing. */
    costUsd: reportedCostUsd,
    /** For how long it counts as used unless its event is recorded before. */
    holdSeconds: z.int(HOLD).min(1, HOLD).max(3_600, HOLD).nullish(),
  },
  "a JSON object with the fields of an allowance",
);

/** A well-formed question in the words of the wire. */
export type AllowanceRequest = z.infer<typeof allowanceRequestSchema>;
