import type { Correction, TierRule } from "./correction.js";

const HAIKU_CUT = {
  note: "$1 in and $5 out until the price was lowered on all platforms",
  sourceUrl: "https://www.anthropic.com/news/trainium2-and-distillation",
  checkedOn: "2026-11-27",
  until: "2024-12-03",
} as const;

const HAIKU_BEFORE = { input: 1, cache_write: 1.25, cache_read: 0.1, output: 5 };

export const ANTHROPIC_CORRECTIONS: readonly Correction[] = [
  {
    kind: "earlier",
    providers: ["anthropic"],
    model: "claude-3-5-haiku-latest",
    prices: HAIKU_BEFORE,
    ...HAIKU_CUT,
  },
  { kind: "earlier", providers: ["google"], model: "claude-3-5-haiku", prices: HAIKU_BEFORE, ...HAIKU_CUT },
  {
    kind: "earlier",
    providers: ["aws"],
    model: "regional.anthropic.claude-3-5-haiku-20241022-v1:0",
    prices: HAIKU_BEFORE,
    ...HAIKU_CUT,
  },
  {
    kind: "rates",
    providers: ["anthropic"],
    model: "claude-sonnet-4-0",
    prices: {
      input: [3, 200_000, 6],
      cache_read: [0.3, 200_000, 0.6],
      cache_write: [3.75, 200_000, 7.5],
      cache_write_1h: [6, 200_000, 12],
      output: [15, 200_000, 22.5],
    },
    note: "long context, as Sonnet 4.5 has it",
    sourceUrl: "https://claude.com/blog/1m-context",
    checkedOn: "2026-11-27",
  },
  {
    kind: "later",
    providers: ["google"],
    model: "claude-opus-4-6",
    from: "2026-03-13",
    prices: { input: 5, cache_write: 6.25, cache_read: 0.5, output: 25 },
    note: "the surcharge for long context ended on every platform",
    sourceUrl: "https://claude.com/blog/1m-context-ga",
    checkedOn: "2026-11-27",
  },
];

/** Searches of the web are not halved: a tier's fees are those of the standard price. */
export const ANTHROPIC_TIERS: readonly TierRule[] = [
  {
    provider: "anthropic",
    serviceTier: "batch",
    models: /^claude-(?!2)/,
    percent: 50,
    note: "Message Batches: half of every token rate, cache included; searches at full price",
    sourceUrl: "https://platform.claude.com/docs/en/about-claude/pricing",
    checkedOn: "2026-11-27",
  },
];
