import { estimateTokens, type TokenEstimate } from "./estimate-tokens.js";
import type { TokenInput } from "./token-input.js";
import { TokenLimitError } from "./token-limit-error.js";

/** What a note may have, with what is asked about it. */
export const DEFAULT_TOKEN_LIMIT = 8_000;

export interface LimitedEstimate extends TokenEstimate {
  readonly limit: number;
  readonly model: string;
  /** Whether the input may be over the limit: its upper bound is, its lower bound is not. */
  readonly warning: boolean;
}

export interface LimitedCall {
  readonly model: string;
  /** Told of what may be over. What it throws is passed on. */
  readonly onWarning?: (estimate: LimitedEstimate) => void;
}

/**
 * Holds an input against a limit before the call. Refuses only what is over for certain; what may be over passes with
 * a warning, since refusing it would turn away texts that fit.
 *
 * @param limit in tokens, a whole number from 1; exactly at it is within
 * @param call the model, or the model and who hears of warnings
 * @throws TokenLimitError when even the lower bound is over
 * @throws TypeError when the limit is no such number
 */
export async function assertWithinLimit(
  limit: number,
  input: TokenInput,
  call: string | LimitedCall,
): Promise<LimitedEstimate> {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new TypeError("limit: a whole number of tokens from 1.");
  const { model, onWarning }: LimitedCall = typeof call === "string" ? { model: call } : call;
  const estimate = await estimateTokens(input, model);
  const { lower, upper } = estimate;
  if (lower > limit) throw new TokenLimitError({ limit, lower, upper, model });
  const limited: LimitedEstimate = { ...estimate, limit, model, warning: upper > limit };
  if (limited.warning) onWarning?.(limited);
  return limited;
}
