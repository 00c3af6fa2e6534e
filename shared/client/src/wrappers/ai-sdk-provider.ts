/** What the AI SDK calls providers, where it is not what their prices are listed under. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["amazon-bedrock", "aws"],
  ["bedrock", "aws"],
  ["azure-openai", "azure"],
  ["togetherai", "together"],
  ["vertex", "google"],
  ["xai", "x-ai"],
]);

/**
 * Whose model it is: `google.generative-ai` and `openai.responses` say by which of their APIs as well. A gateway's
 * model says who serves it: `openai/gpt-5`.
 */
export function aiSdkProvider(provider: string, modelId: string): string {
  const [first = provider] = provider.split(".");
  const [maker, model] = modelId.split("/");
  const name = first === "gateway" && maker !== undefined && model !== undefined ? maker : first;
  return NAMES.get(name) ?? name;
}

/** The model as its own provider names it. */
export function aiSdkModel(provider: string, modelId: string): string {
  return provider.startsWith("gateway") ? modelId.slice(modelId.indexOf("/") + 1) : modelId;
}
