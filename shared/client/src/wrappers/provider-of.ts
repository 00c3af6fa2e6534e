/** Who answers at a base URL that OpenAI's SDK is often pointed at. */
const HOSTS: readonly (readonly [host: string, provider: string])[] = [
  ["openrouter.ai", "openrouter"],
  ["generativelanguage.googleapis.com", "google"],
  ["azure.com", "azure"],
  ["deepseek.com", "deepseek"],
  ["groq.com", "groq"],
  ["mistral.ai", "mistral"],
  ["x.ai", "x-ai"],
  ["fireworks.ai", "fireworks"],
  ["together.xyz", "together"],
];

/** Null for any other address: it may be a proxy in front of the SDK's own provider. */
export function providerOf(baseUrl: unknown): string | null {
  if (typeof baseUrl !== "string" || !URL.canParse(baseUrl)) return null;
  const { hostname } = new URL(baseUrl);
  return HOSTS.find(([host]) => hostname === host || hostname.endsWith(`.${host}`))?.[1] ?? null;
}
