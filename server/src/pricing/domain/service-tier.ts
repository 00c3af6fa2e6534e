/** What a request is sold as when nobody says otherwise. */
export const STANDARD_TIER = "standard";

/**
 * The words of providers for what we call otherwise, compared in lower case. `auto` in an answer says that nothing
 * else applied. What is `provisioned` is capacity paid in advance: OpenAI's `scale`, Bedrock's `reserved` and
 * Vertex's `PROVISIONED_THROUGHPUT`; its tokens have no price of their own, and none is made up. Anthropic's
 * `priority` and Groq's `performance` are agreed one by one: they stay themselves until somebody sets a price.
 */
const TIER_OF_WORD: Readonly<Record<string, string>> = {
  "": STANDARD_TIER,
  default: STANDARD_TIER,
  auto: STANDARD_TIER,
  standard_only: STANDARD_TIER,
  on_demand: STANDARD_TIER,
  "on-demand": STANDARD_TIER,
  traffic_type_unspecified: STANDARD_TIER,
  service_tier_unspecified: STANDARD_TIER,
  service_tier_standard: STANDARD_TIER,
  on_demand_flex: "flex",
  service_tier_flex: "flex",
  on_demand_priority: "priority",
  service_tier_priority: "priority",
  scale: "provisioned",
  reserved: "provisioned",
  provisioned_throughput: "provisioned",
};

/**
 * The service tier a word stands for: `default`, `ON_DEMAND` and null are `standard`. A word that nobody
 * knows stays itself, in lower case, and has no price until somebody sets one.
 */
export function serviceTierOf(word: string | null): string {
  if (word === null) return STANDARD_TIER;
  const comparable = word.trim().toLowerCase();
  return Object.hasOwn(TIER_OF_WORD, comparable) ? (TIER_OF_WORD[comparable] ?? comparable) : comparable;
}
