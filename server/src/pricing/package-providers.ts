import { CORRECTIONS_VERSION } from "./corrections/correct-prices.js";

/** The package and its version. */
export const PACKAGE = "@pydantic/genai-prices 0.1.8";

/** The price list that is seeded; a newer package or other corrections are another list. */
export const PACKAGE_SOURCE = `${PACKAGE} + corrections ${CORRECTIONS_VERSION}`;

/** The day of the package's data, that is when these prices were last checked. */
export const PACKAGE_CHECKED_ON = "2026-09-23";

/** The package answers for one provider at a time and does not list them; a test compares with its source text. */
export const PACKAGE_PROVIDERS = [
  "anthropic",
  "arcee",
  "avian",
  "aws",
  "azure",
  "baseten",
  "cerebras",
  "cloudflare",
  "cohere",
  "cursor",
  "deepseek",
  "doubleword",
  "fireworks",
  "github-copilot",
  "google",
  "groq",
  "huggingface_cerebras",
  "huggingface_fireworks-ai",
  "huggingface_groq",
  "huggingface_hyperbolic",
  "huggingface_nebius",
  "huggingface_novita",
  "huggingface_nscale",
  "huggingface_ovhcloud",
  "huggingface_publicai",
  "huggingface_sambanova",
  "huggingface_together",
  "minimax",
  "mistral",
  "modal",
  "moonshotai",
  "novita",
  "openai",
  "openrouter",
  "ovhcloud",
  "perplexity",
  "quicksilverpro",
  "together",
  "typesafe",
  "voyageai",
  "x-ai",
  "zai",
  "zhipuai",
] as const;
