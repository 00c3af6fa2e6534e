import type { OpenAiReading } from "./model-vocabulary.js";

/** Tokens of a text, in which nothing is a command. */
export type CountTokens = (text: string) => number;

interface EncodingModule {
  readonly countTokens: (text: string, options: { readonly disallowedSpecial: Set<string> }) => number;
}

const loaded = new Map<OpenAiReading["encoding"], Promise<CountTokens | null>>();

/** Loads the vocabulary when it is first needed; null where the host has not installed `gpt-tokenizer`. */
export function loadTokenizer(encoding: OpenAiReading["encoding"]): Promise<CountTokens | null> {
  const known = loaded.get(encoding);
  if (known !== undefined) return known;
  const counter = load(encoding);
  loaded.set(encoding, counter);
  return counter;
}

async function load(encoding: OpenAiReading["encoding"]): Promise<CountTokens | null> {
  try {
    // Inside `try`, so that bundlers of hosts without the package warn instead of failing.
    const module: EncodingModule =
      encoding === "o200k_base"
        ? await import("gpt-tokenizer/encoding/o200k_base")
        : await import("gpt-tokenizer/encoding/cl100k_base");
    return (text) => module.countTokens(text, { disallowedSpecial: new Set() });
  } catch {
    // An optional package that is absent or broken: going on is safe, for the scripts of the text give bounds.
    return null;
  }
}
