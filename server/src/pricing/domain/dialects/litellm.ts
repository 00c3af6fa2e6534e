import { NO_TOKENS } from "@tokenledger/model/token-class";
import { CountFields } from "../count-fields.js";
import { countParts, NO_PARTS, type ReportedModalities } from "../count-parts.js";
import { readWord } from "../locate-usage.js";
import { missingUsage, type NormalisedUsage } from "../normalised-usage.js";
import { readCost } from "../read-cost.js";
import { type Fields, isFields } from "../read-count.js";
import { readWrites } from "../read-writes.js";
import type { UsageDialect } from "../usage-dialect.js";

/**
 * LiteLLM's StandardLoggingPayload. Its counts stand beside the rest; what divides them stands in
 * `metadata.usage_object` or in the response, in OpenAI's words and in Anthropic's.
 *
 * An answer from LiteLLM's own cache (`cache_hit`) reached no vendor: it used no tokens, and a warning keeps what it
 * would have used. A failed call for which LiteLLM counted nothing is missing usage, for the vendor may have.
 *
 * @throws AppError BAD_INPUT when a count is no whole number of 0 or more
 */
export function normaliseLitellm(given: Fields, path = "usage"): NormalisedUsage {
  const payload = payloadOf(given, path);
  const own = new CountFields(payload.fields, payload.path);
  const [input, output] = [own.count("prompt_tokens"), own.count("completion_tokens")];
  const cost = readCost(payload.fields["response_cost"]);
  const reported = cost === null ? {} : { reportedCostUsd: cost };
  if (payload.fields["cache_hit"] === true) {
    const warnings = [`answered from LiteLLM's cache; it would have used ${input ?? "?"} in, ${output ?? "?"} out`];
    return { counts: NO_TOKENS, usageState: "reported", warnings, ...reported };
  }
  if (payload.fields["status"] === "failure" && (input ?? 0) + (output ?? 0) === 0) {
    return missingUsage(["LiteLLM counts no tokens of a call that failed"]);
  }
  const normalised = readUsage(payload, own);
  return normalised.counts === null ? normalised : { ...normalised, ...reported };
}

interface Payload {
  readonly fields: Fields;
  readonly path: string;
}

function payloadOf(given: Fields, path: string): Payload {
  const inner = given["standard_logging_object"];
  return isFields(inner) ? { fields: inner, path: `${path}.standard_logging_object` } : { fields: given, path };
}

function readUsage(payload: Payload, own: CountFields): NormalisedUsage {
  const { usage, fields } = dividedUsage(payload);
  const [promptDetails, answerDetails] = [
    fields.within("prompt_tokens_details"),
    fields.within("completion_tokens_details"),
  ];
  const byLife = promptDetails.within("cache_creation_token_details");
  const warnings: string[] = [];
  const writes = readWrites(
    {
      all: fields.count("cache_creation_input_tokens") ?? promptDetails.count("cache_creation_tokens"),
      shortLived: byLife.count("ephemeral_5m_input_tokens"),
      longLived: byLife.count("ephemeral_1h_input_tokens"),
    },
    warnings,
  );
  const either = (name: string) => own.count(name) ?? fields.count(name);
  const normalised = countParts({
    ...NO_PARTS,
    ...writes,
    input: either("prompt_tokens"),
    output: either("completion_tokens"),
    total: either("total_tokens"),
    cacheRead: promptDetails.count("cached_tokens") ?? fields.count("cache_read_input_tokens"),
    reasoning: answerDetails.count("reasoning_tokens"),
    inputDetails: modalities(promptDetails),
    outputDetails: modalities(answerDetails),
  });
  if (normalised.counts === null) return missingUsage(normalised.warnings);
  const searches =
    fields.within("server_tool_use").count("web_search_requests") ?? promptDetails.count("web_search_requests");
  const serviceTier = readWord(usage["service_tier"]);
  return {
    ...normalised,
    warnings: [...warnings, ...normalised.warnings],
    ...(searches === null ? {} : { webSearches: searches }),
    ...(serviceTier === null ? {} : { serviceTier }),
  };
}

/** The usage object that LiteLLM made the payload's counts of; the payload itself when it was left out. */
function dividedUsage({ fields, path }: Payload): { readonly usage: Fields; readonly fields: CountFields } {
  for (const [holder, name] of [
    ["metadata", "usage_object"],
    ["response", "usage"],
  ] as const) {
    const within = fields[holder];
    const usage = isFields(within) ? within[name] : null;
    if (isFields(usage)) return { usage, fields: new CountFields(usage, `${path}.${holder}.${name}`) };
  }
  return { usage: fields, fields: new CountFields(fields, path) };
}

function modalities(details: CountFields): ReportedModalities {
  return {
    text: null,
    audio: details.count("audio_tokens") ?? 0,
    image: details.count("image_tokens") ?? 0,
    video: details.count("video_tokens") ?? 0,
  };
}

const KEPT = ["prompt_tokens", "completion_tokens", "total_tokens", "response_cost", "cache_hit", "saved_cache_cost"];

/** A payload has the question and the answer in it, too. */
function aboutUsage(given: Fields): Fields {
  const payload = payloadOf(given, "usage");
  const about: Record<string, unknown> = {};
  for (const name of KEPT) if (payload.fields[name] !== undefined) about[name] = payload.fields[name];
  const { usage } = dividedUsage(payload);
  return usage === payload.fields ? about : { ...about, metadata: { usage_object: usage } };
}

export const litellm: UsageDialect<"litellm"> = {
  name: "litellm",
  looksLike: (given) => {
    const { fields } = payloadOf(given, "usage");
    return fields["call_type"] !== undefined && (fields["response_cost"] !== undefined || "cache_hit" in fields);
  },
  normalise: normaliseLitellm,
  aboutUsage,
};
