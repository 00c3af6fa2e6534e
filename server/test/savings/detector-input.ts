import { TOKEN_CLASSES } from "@tokenledger/model/token-class";
import type { CellDay, TokenUse } from "../../src/savings/domain/cell-day.js";
import type { DetectorInput } from "../../src/savings/domain/detector.js";
import type { Excess, RequestSums } from "../../src/savings/domain/request-sums.js";
import type { SavingsCell } from "../../src/savings/domain/savings-cell.js";
import type { Quantiles, UsualSizes } from "../../src/savings/domain/usual-size.js";

export const CELL: SavingsCell = { projectId: 1, feature: "summary", provider: "google", model: "gemini-2.5-flash" };

const WINDOW = { from: new Date("2026-10-01T00:00:00Z"), to: new Date("2026-10-31T00:00:00Z") };
/** Pico-USD per token of each class. */
export const RATES: Readonly<Record<string, bigint>> = {
  input: 100n,
  cache_read: 10n,
  cache_write: 100n,
  output: 1_000n,
  reasoning: 1_000n,
};

const EXCESS: Excess = { requests: 0, lowTokens: 0n, highTokens: 0n, cost: 0n, least: null, samples: [] };

export function excess(changes: Partial<Excess> = {}): Excess {
  return { ...EXCESS, ...changes };
}

/** Every quantile alike. */
export function flat(size: number): Quantiles {
  return { p05: size, p25: size, p50: size, p75: size, p95: size };
}

export function usualSizes(changes: Partial<UsualSizes> = {}): UsualSizes {
  return { requests: 1_000, input: flat(1_000), answer: flat(200), reasoning: flat(0), ...changes };
}

/** A thousand needed requests at a cent each. */
export function requestSums(changes: Partial<RequestSums> = {}): RequestSums {
  return {
    cell: CELL,
    waste: null,
    requests: 1_000,
    successful: 1_000,
    unpriced: 0,
    cost: 10_000_000_000_000n,
    wasted: 0n,
    wastedSoon: 0n,
    withFingerprint: 1_000,
    withNote: 1_000,
    nearLimit: 0,
    nearSamples: [],
    warm: 0,
    inputTokens: 1_000_000n,
    cachedTokens: 0n,
    answerTokens: 200_000n,
    reasoningTokens: 0n,
    usual: usualSizes(),
    longInput: EXCESS,
    longAnswer: EXCESS,
    longReasoning: EXCESS,
    samples: [],
    noteIds: [],
    fingerprints: [],
    ...changes,
  };
}

export function tokens(used: Partial<TokenUse>): TokenUse {
  return { ...(Object.fromEntries(TOKEN_CLASSES.map((name) => [name, 0n])) as TokenUse), ...used };
}

/** A day of a hundred requests, at a cent each. */
export function cellDay(day: string, used: Partial<TokenUse>, changes: Partial<CellDay> = {}): CellDay {
  const cost = 1_000_000_000_000n;
  return {
    cell: CELL,
    day,
    requests: 100,
    successful: 100,
    failed: 0,
    cost,
    told: { requests: 100, cost, tokens: tokens(used) },
    ...changes,
  };
}

/** Thirty days, in which nothing happened but what is said; tokens at `RATES`, a tenth for smaller models, half as batch. */
export function detectorInput(changes: Partial<DetectorInput> = {}): DetectorInput {
  return {
    window: WINDOW,
    singles: WINDOW,
    requests: [],
    days: [],
    nights: [],
    price: ({ sold, tokens: used, serviceTier }) => {
      const total = Object.entries(used).reduce((sum, [name, count]) => sum + count * (RATES[name] ?? 0n), 0n);
      const factor = (sold.model.endsWith("-lite") ? 10n : 1n) * (serviceTier === "batch" ? 2n : 1n);
      return total / factor;
    },
    isSold: ({ model }) => model.startsWith("gemini-"),
    ...changes,
  };
}
