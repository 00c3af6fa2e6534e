import { PROVIDER_ALIASES } from "../../pricing/domain/provider-aliases.js";
import { NAMES } from "./attribute-names.js";
import { firstText, type Attributes } from "./span.js";

/** What instruments call providers, where it is not what the other doors are told. */
const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ...PROVIDER_ALIASES,
  ["gcp.gemini", "google"],
  ["gcp.gen_ai", "google"],
  ["gcp.vertex_ai", "google"],
  ["gemini", "google"],
  ["google_generative_ai", "google"],
  ["google.generative-ai", "google"],
  ["google_vertexai", "google"],
  ["vertex_ai", "google"],
  ["vertexai", "google"],
  ["google_genai", "google"],
  ["aws.bedrock", "aws"],
  ["aws_bedrock", "aws"],
  ["amazon-bedrock", "aws"],
  ["bedrock", "aws"],
  ["az.ai.inference", "azure"],
  ["mistral_ai", "mistral"],
  ["mistralai", "mistral"],
  ["xai", "x-ai"],
]);

/** Whose a model is, for instruments that do not name the provider. */
const MODELS: readonly (readonly [RegExp, string])[] = [
  [/^(models\/)?(gemini|gemma|imagen|veo)/, "google"],
  [/^claude/, "anthropic"],
  [/^(gpt-|o\d|chatgpt|text-embedding-|davinci|dall-e|whisper|tts-)/, "openai"],
  [/^(mistral|ministral|codestral|pixtral|magistral|devstral)/, "mistral"],
  [/^deepseek/, "deepseek"],
  [/^grok/, "x-ai"],
];

/** Of a provider or model that nothing names; nobody prices it. */
export const UNKNOWN = "unknown";

/**
 * The provider in the word that the other doors are told: of `gcp.gemini` and `google.generative-ai`, google; of the
 * Vercel AI SDK's `openai.chat`, openai. Without a name the model tells, and `unknown` is a provider without prices.
 */
export function providerOf(attributes: Attributes, model: string): string {
  const named = firstText(attributes, NAMES.provider)?.toLowerCase() ?? null;
  if (named !== null) {
    const [first = named] = named.split(".", 1);
    return PROVIDERS.get(named) ?? PROVIDERS.get(first) ?? (isVercelName(named) ? first : named);
  }
  const comparable = model.toLowerCase();
  return MODELS.find(([pattern]) => pattern.test(comparable))?.[1] ?? UNKNOWN;
}

/** The Vercel AI SDK puts the kind of model behind the provider: `anthropic.messages`, `google.vertex.chat`. */
function isVercelName(name: string): boolean {
  return /^[a-z][\w-]*(\.vertex)?\.(chat|messages|responses|completion|embedding|generative-ai|image|speech|transcription)$/.test(
    name,
  );
}
