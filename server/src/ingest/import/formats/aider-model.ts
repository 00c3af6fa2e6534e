/** Where a request went and what it asked for; `unknown` where the log does not say. */
export interface ServedModel {
  readonly provider: string;
  readonly model: string;
}

export const UNKNOWN_NAME = "unknown";

/** LiteLLM's route prefixes, and the providers' names as price lists spell them. */
const PROVIDER_OF_ROUTE: ReadonlyMap<string, string> = new Map([
  ["anthropic", "anthropic"],
  ["azure", "azure"],
  ["azure_ai", "azure"],
  ["bedrock", "aws"],
  ["cohere", "cohere"],
  ["deepinfra", "deepinfra"],
  ["deepseek", "deepseek"],
  ["fireworks_ai", "fireworks"],
  ["gemini", "google"],
  ["github", "github"],
  ["groq", "groq"],
  ["lm_studio", "lm_studio"],
  ["mistral", "mistral"],
  ["ollama", "ollama"],
  ["ollama_chat", "ollama"],
  ["openai", "openai"],
  ["openrouter", "openrouter"],
  ["together_ai", "together"],
  ["vertex_ai", "google"],
  ["xai", "x-ai"],
]);

const PROVIDER_OF_FAMILY: readonly (readonly [RegExp, string])[] = [
  [/^claude-/, "anthropic"],
  [/^(gpt-|chatgpt-|o\d(-|$)|text-embedding-)/, "openai"],
  [/^gemini-/, "google"],
  [/^deepseek-/, "deepseek"],
  [/^(mistral|codestral|ministral|pixtral)-/, "mistral"],
  [/^grok-/, "x-ai"],
  [/^command-/, "cohere"],
];

/**
 * Splits a model name of the log at its route: `gemini/gemini-1.5-pro` is Google's `gemini-1.5-pro`,
 * `openrouter/anthropic/claude-3.7-sonnet` is OpenRouter's `anthropic/claude-3.7-sonnet`. Redacted
 * names keep their route. Python's `None` means that the log does not know the model.
 */
export function servedModel(name: string | null): ServedModel {
  if (name === null || name === "" || name === "None") return { provider: UNKNOWN_NAME, model: UNKNOWN_NAME };
  const slash = name.indexOf("/");
  if (slash > 0 && slash < name.length - 1) {
    const route = name.slice(0, slash);
    return { provider: PROVIDER_OF_ROUTE.get(route) ?? route, model: name.slice(slash + 1) };
  }
  const family = PROVIDER_OF_FAMILY.find(([pattern]) => pattern.test(name));
  return { provider: family?.[1] ?? UNKNOWN_NAME, model: name };
}
