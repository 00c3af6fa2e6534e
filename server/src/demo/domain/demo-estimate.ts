import type { DemoModel } from "./demo-models.js";

/** How much too high the app reckons the text of a request, and by how much that differs: as far as it knows the vocabulary. */
const RATIOS: Readonly<Record<string, { readonly usual: number; readonly spread: number }>> = {
  openai: { usual: 1, spread: 0 },
  google: { usual: 1.07, spread: 0.06 },
  anthropic: { usual: 1.16, spread: 0.1 },
};
const UNKNOWN_VOCABULARY = { usual: 1.3, spread: 0.18 };
/** From here on the app reckons what it sends. */
const ESTIMATING_SINCE_DAYS_AGO = 34;
const HEX_DIGITS = 6;

interface Reckoned {
  readonly textTokens: number;
  readonly daysAgo: number;
  /** Hexadecimal: the same input is always reckoned the same. */
  readonly fingerprint: string;
}

/** What the app reckons before a call: its text alone, never the recording of a voice. */
export function demoEstimate({ provider }: DemoModel, { textTokens, daysAgo, fingerprint }: Reckoned) {
  if (daysAgo > ESTIMATING_SINCE_DAYS_AGO) return {};
  const { usual, spread } = RATIOS[provider] ?? UNKNOWN_VOCABULARY;
  const place = Number.parseInt(fingerprint.slice(0, HEX_DIGITS), 16) / 16 ** HEX_DIGITS;
  return { estimatedInputTokens: Math.round(textTokens * (usual + spread * (2 * place - 1))) };
}
