import type { Tokens } from "./billed-call.ts";

export const totalOf = ({ input, output }: Tokens): number => input + output;

/** What is known in the middle of a stream: the input, and a part of the output. */
export function halfWritten(tokens: Tokens, written: number): Tokens {
  return { ...tokens, output: tokens.reasoning + Math.floor((tokens.output - tokens.reasoning) * written) };
}
