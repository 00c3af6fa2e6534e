import type { DemoModel } from "./demo-models.js";

/** What one answered request used; counts are whole and 0 or more. */
export interface DemoCounts {
  /** Includes `cached` and `audio`. */
  readonly prompt: number;
  readonly cached: number;
  readonly audio: number;
  readonly answer: number;
  /** Beside `answer`, not in it. */
  readonly thinking: number;
}

/**
 * Usage in the words of the model's provider. Gemini's object has the shape of its recorded answers:
 * thinking beside the candidates, cached inside the prompt, counts of zero left out.
 */
export function demoUsage(model: DemoModel, counts: DemoCounts): Readonly<Record<string, unknown>> {
  return model.dialect === "gemini" ? { usage: geminiUsage(counts) } : canonicalUsage(model, counts);
}

function geminiUsage({ prompt, cached, audio, answer, thinking }: DemoCounts) {
  const text = { modality: "TEXT", tokenCount: prompt - audio };
  return {
    promptTokenCount: prompt,
    candidatesTokenCount: answer,
    ...(thinking > 0 ? { thoughtsTokenCount: thinking } : {}),
    ...(cached > 0
      ? { cachedContentTokenCount: cached, cacheTokensDetails: [{ modality: "TEXT", tokenCount: cached }] }
      : {}),
    totalTokenCount: prompt + answer + thinking,
    promptTokensDetails: audio > 0 ? [text, { modality: "AUDIO", tokenCount: audio }] : [text],
  };
}

function canonicalUsage({ thinkingTokens }: DemoModel, { prompt, cached, answer, thinking }: DemoCounts) {
  return {
    inputTokens: prompt,
    outputTokens: answer + thinking,
    ...(cached > 0 ? { cachedInputTokens: cached } : {}),
    ...(thinkingTokens > 0 ? { reasoningTokens: thinking } : {}),
  };
}
