export {
  assertWithinLimit,
  DEFAULT_TOKEN_LIMIT,
  type LimitedEstimate,
  type LimitedCall,
} from "./tokens/assert-within-limit.js";
export { estimateTokens, type TokenEstimate } from "./tokens/estimate-tokens.js";
export type { TokenInput, TokenMessage } from "./tokens/token-input.js";
export { TokenLimitError } from "./tokens/token-limit-error.js";
