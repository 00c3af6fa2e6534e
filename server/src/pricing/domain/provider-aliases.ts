/** Names that callers use and the price package would not know, or would take for another provider. */
export const PROVIDER_ALIASES: ReadonlyMap<string, string> = new Map([
  ["azure_openai", "azure"],
  ["azure-openai", "azure"],
  ["azure.ai.openai", "azure"],
  ["az.ai.openai", "azure"],
  ["azure.ai.inference", "azure"],
  ["az.ai.inference", "azure"],
  ["azure_ai", "azure"],
  ["fireworks_ai", "fireworks"],
  ["fireworks-ai", "fireworks"],
  ["x_ai", "x-ai"],
  ["x.ai", "x-ai"],
  ["z-ai", "zai"],
  ["z.ai", "zai"],
  ["z_ai", "zai"],
  ["github_copilot", "github-copilot"],
]);
