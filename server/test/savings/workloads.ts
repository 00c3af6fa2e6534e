import { pick, type Random, seededRandom } from "../analytics/random-usage.js";

/** An event of the wire, as the recorder takes it; `at` in milliseconds. */
export interface Planted {
  readonly at: number;
  readonly id?: string;
  readonly userId?: string;
  readonly feature: string;
  readonly provider: string;
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens?: number;
  readonly reasoningTokens?: number;
  readonly status?: string;
  readonly noteId?: string;
  readonly fingerprint?: string;
  readonly requestId?: string;
  readonly attempt?: number;
}

/** USD per million tokens, as the list that comes with the product has them; written down once more on purpose. */
export const FLASH = { provider: "google", model: "gemini-2.5-flash", input: 0.3, cached: 0.03, output: 2.5 } as const;
export const LITE = { provider: "google", model: "gemini-2.5-flash-lite", input: 0.1, output: 0.4 } as const;

export const MINUTE = 60_000;
export const DAY = 1_440 * MINUTE;

/** A range of exactly 30 days that is over, so that amounts need no projection. */
export const END = Math.floor(Date.now() / (15 * MINUTE)) * 15 * MINUTE;
export const START = END - 30 * DAY;
export const RANGE = { from: new Date(START).toISOString(), to: new Date(END).toISOString() };

/** Dollars of one request at rates of the list. */
export function costOf(
  { inputTokens, outputTokens, cachedInputTokens = 0 }: Planted,
  rates: { readonly input: number; readonly output: number; readonly cached?: number } = FLASH,
): number {
  const fresh = inputTokens - cachedInputTokens;
  return (fresh * rates.input + cachedInputTokens * (rates.cached ?? rates.input) + outputTokens * rates.output) / 1e6;
}

export function totalOf(events: readonly Planted[]): number {
  return events.reduce((sum, event) => sum + costOf(event), 0);
}

/** Log-normal: sizes of what people write. */
export function around(random: Random, median: number, sigma: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.max(1, Math.round(median * Math.exp(sigma * normal)));
}

/** Summaries of notes, each once, spread over 30 days: nothing to save. */
export function cleanWorkload(feature: string, seed: number, count = 1_000): Planted[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => ({
    at: START + Math.floor(((index + random()) / count) * (30 * DAY - 60 * MINUTE)),
    feature,
    provider: FLASH.provider,
    model: FLASH.model,
    inputTokens: Math.min(7_000, around(random, 1_200, 0.5)),
    outputTokens: around(random, 220, 0.35),
    reasoningTokens: 0,
    noteId: `${feature}-note-${index}`,
    fingerprint: `${feature}-print-${index}`,
    requestId: `${feature}-call-${index}`,
  }));
}

/** As clean, with what real traffic has beside: failures that cost nothing and are tried again, edits, thinking. */
export function livelyWorkload(feature: string, seed: number): Planted[] {
  const random = seededRandom(seed * 7 + 1);
  return cleanWorkload(feature, seed, 1_500).flatMap((event) => {
    const thought = around(random, 260, 0.4);
    const usual = { ...event, outputTokens: event.outputTokens + thought, reasoningTokens: thought };
    if (random() < 0.03) {
      const failed = { ...usual, status: "error", inputTokens: 0, outputTokens: 0, reasoningTokens: 0 };
      return [failed, { ...usual, at: event.at + 4_000, attempt: 2 }];
    }
    if (random() < 0.1) {
      const edited = {
        ...usual,
        at: event.at + pick(random, [20, 45]) * MINUTE,
        inputTokens: Math.round(event.inputTokens * 1.4),
        fingerprint: `${event.fingerprint}-edited`,
        requestId: `${event.requestId}-edited`,
      };
      return [usual, edited];
    }
    return [usual];
  });
}

/** Every so manieth of a workload. */
export function everyNth(events: readonly Planted[], nth: number): readonly Planted[] {
  return events.filter((_, index) => index % nth === 0);
}
