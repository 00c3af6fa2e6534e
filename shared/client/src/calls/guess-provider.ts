import { type Fields, isFields } from "./fields.js";

/** Whose answer an object is, where the host did not say; null when its shape is nobody's. */
export function guessProvider(answer: unknown): string | null {
  if (!isFields(answer)) return null;
  if (isFields(answer["usageMetadata"]) || isFields(answer["usage_metadata"])) return "google";
  const { object, type } = answer;
  if (typeof type === "string" && /^message(_start|_delta)?$/.test(type)) return "anthropic";
  if (typeof type === "string" && type.startsWith("response.")) return "openai";
  if (typeof object === "string" && /^(chat\.completion|response$|list$)/.test(object)) return "openai";
  return providerOfResult(answer);
}

/** The AI SDK names its providers in the metadata of a result. */
function providerOfResult({ providerMetadata }: Fields): string | null {
  if (!isFields(providerMetadata)) return null;
  return Object.keys(providerMetadata)[0] ?? null;
}
