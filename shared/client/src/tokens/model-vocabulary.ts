import type { Vocabulary } from "./token-rates.js";

/** How OpenAI reads the prompt of a model whose count is known to the token. */
export interface OpenAiReading {
  readonly encoding: "o200k_base" | "cl100k_base";
  /** What a conversation adds to its turns: one less where the model reasons. */
  readonly conversation: 2 | 3;
}

/** Without the provider in front, as gateways write it, and the mark of a fine-tuned model. */
function plainName(model: string): string {
  return model.toLowerCase().replace(/^.*\//, "").replace(/^ft:/, "");
}

/** These read more than the text, or frame it in ways that nobody measured. */
const UNMEASURED = /search|audio|realtime|image|transcribe|tts|vision|^o1-mini|^o1-preview/;
const REASONING = /^(?:o[134]|gpt-5)(?:[.-]|$)/;
const LATER = /^(?:gpt-4o|chatgpt-4o|gpt-4\.[15])(?:[.-]|$)/;
const EARLIER = /^(?:gpt-3\.5|gpt-4|text-embedding-(?:3|ada))(?:-|$)/;

/** Null for models of others and for those whose count was never compared. */
export function openAiReading(model: string): OpenAiReading | null {
  const name = plainName(model);
  if (UNMEASURED.test(name)) return null;
  if (REASONING.test(name)) return { encoding: "o200k_base", conversation: 2 };
  if (LATER.test(name)) return { encoding: "o200k_base", conversation: 3 };
  return EARLIER.test(name) ? { encoding: "cl100k_base", conversation: 3 } : null;
}

/** Whose rates a model's texts are bounded by; null where nothing is known of it. */
export function modelVocabulary(model: string): Vocabulary | null {
  const name = plainName(model);
  if (/gemini|gemma/.test(name)) return "gemini";
  if (name.includes("claude")) return "claude";
  if (EARLIER.test(name)) return "cl100k";
  return /^(?:gpt-|chatgpt|o\d)/.test(name) ? "o200k" : null;
}
