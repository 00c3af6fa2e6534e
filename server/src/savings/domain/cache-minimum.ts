interface Minimum {
  readonly models: RegExp;
  readonly tokens: number;
}

/** As providers state them in November 2026; the first that fits. */
const MINIMA: readonly Minimum[] = [
  { models: /^gemini-.*-pro/, tokens: 4_096 },
  { models: /^claude-(opus-4-[5-9]|haiku-4-5)/, tokens: 4_096 },
  { models: /haiku/, tokens: 2_048 },
];
const USUAL_MINIMUM = 1_024;

/** The shortest prefix, in tokens, that the provider of a model keeps. */
export function cacheMinimum(model: string): number {
  return MINIMA.find(({ models }) => models.test(model))?.tokens ?? USUAL_MINIMUM;
}
