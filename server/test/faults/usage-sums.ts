/** What is compared between senders, tables, API and subscribers: whole tokens and whole pico-USD. */
export interface UsageSums {
  readonly events: bigint;
  readonly inputTokens: bigint;
  readonly outputTokens: bigint;
  readonly cost: bigint;
}

export const NO_USAGE: UsageSums = { events: 0n, inputTokens: 0n, outputTokens: 0n, cost: 0n };

export function addSums(one: UsageSums, other: UsageSums): UsageSums {
  return {
    events: one.events + other.events,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    cost: one.cost + other.cost,
  };
}

export function equalSums(one: UsageSums, other: UsageSums): boolean {
  return (
    one.events === other.events &&
    one.inputTokens === other.inputTokens &&
    one.outputTokens === other.outputTokens &&
    one.cost === other.cost
  );
}

/** For people: what is too much (+) or missing (−) in `found`. */
export function differenceOf(found: UsageSums, expected: UsageSums): string {
  const { events, inputTokens, outputTokens, cost } = expected;
  return [
    `${signed(found.events - events)} events`,
    `${signed(found.inputTokens - inputTokens)} input tokens`,
    `${signed(found.outputTokens - outputTokens)} output tokens`,
    `${signed(found.cost - cost)} pico-USD`,
  ].join(", ");
}

function signed(amount: bigint): string {
  return amount > 0n ? `+${amount}` : String(amount);
}
