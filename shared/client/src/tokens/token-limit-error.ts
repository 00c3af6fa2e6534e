/** An input that is over a limit for certain: even the lower bound of its tokens is. */
export class TokenLimitError extends Error {
  override readonly name = "TokenLimitError";
  readonly limit: number;
  readonly lower: number;
  readonly upper: number;
  readonly model: string;

  constructor({ limit, lower, upper, model }: { limit: number; lower: number; upper: number; model: string }) {
    const size = lower === upper ? `${lower}` : `at least ${lower}`;
    super(`The input has ${size} tokens for ${model}; the limit is ${limit}.`);
    this.limit = limit;
    this.lower = lower;
    this.upper = upper;
    this.model = model;
  }
}
