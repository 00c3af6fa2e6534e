import { type Fields, isFields } from "../calls/fields.js";

/** What a provider of the AI SDK answers with, of any version of its specification. */
export interface ModelAnswer {
  readonly usage?: unknown;
  readonly response?: unknown;
  readonly providerMetadata?: unknown;
}

/** The answer as the AI SDK shows it to its users, which is the shape that the server knows. */
export function answerOf({ usage, response, providerMetadata }: ModelAnswer): Fields {
  const model = isFields(response) ? response["modelId"] : undefined;
  const flat = isFields(usage) ? flatten(usage) : null;
  return {
    ...(flat === null ? {} : { usage: flat }),
    ...(flat === null || !isFields(providerMetadata) ? {} : { providerMetadata }),
    ...(typeof model === "string" ? { modelId: model } : {}),
  };
}

/** Null when nothing is counted: a provider that says nothing did not use zero tokens. */
function flatten(usage: Fields): Fields | null {
  const { inputTokens: input, outputTokens: output, raw } = usage;
  if (!isFields(input) || !isFields(output)) {
    return Object.values(usage).some((count) => typeof count === "number") ? usage : null;
  }
  if (input["total"] === undefined && output["total"] === undefined) return null;
  return {
    inputTokens: input["total"],
    inputTokenDetails: {
      noCacheTokens: input["noCache"],
      cacheReadTokens: input["cacheRead"],
      cacheWriteTokens: input["cacheWrite"],
    },
    outputTokens: output["total"],
    outputTokenDetails: { textTokens: output["text"], reasoningTokens: output["reasoning"] },
    ...(isFields(raw) ? { raw } : {}),
  };
}
