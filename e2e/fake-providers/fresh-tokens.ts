import type { Tokens } from "./billed-call.ts";
import type { Scenario } from "./scenario.ts";

/** Numbers that no other call of this server has, so that a mix-up of two calls shows in every column. */
export function freshTokens(call: number, { scenario, writes }: { scenario: Scenario; writes: boolean }): Tokens {
  const cached = scenario === "cached";
  const reasoning = scenario === "thinking" ? 211 + 5 * call : 0;
  return {
    input: 2_003 + 17 * call,
    output: 103 + 7 * call + reasoning,
    cachedInput: cached ? 601 + 3 * call : 0,
    cacheWrite: cached && writes ? 307 + 2 * call : 0,
    reasoning,
  };
}
