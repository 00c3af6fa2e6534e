import { TOKEN_CLASSES } from "@tokenledger/model/token-class";
import { CountFields } from "../count-fields.js";
import { countParts, NO_PARTS, type ReportedParts } from "../count-parts.js";
import type { NormalisedUsage } from "../normalised-usage.js";
import { type Fields, isFields } from "../read-count.js";
import { readWrites } from "../read-writes.js";
import type { UsageDialect } from "../usage-dialect.js";
import { vercelLeavesCacheBeside } from "./vercel-cache-beside.js";
import { readVercelRaw } from "./vercel-raw.js";
import { aboutVercelUsage, type VercelResult, vercelResult } from "./vercel-result.js";

/**
 * `usage` of the Vercel AI SDK, alone or in the result of `generateText` with its `providerMetadata`.
 *
 * Version 4 writes `promptTokens` and `completionTokens`; version 5 `inputTokens`, `outputTokens` and flat parts,
 * leaving the cache out of the input for Anthropic, and Gemini's thoughts out of the output; since version 6 wholes
 * include their parts, which stand in `inputTokenDetails` and `outputTokenDetails`. `raw` is the provider's own
 * report: it divides what the SDK does not (audio, writes for an hour) and has what the SDK drops (prompts of Gemini's
 * tools), so it is read instead, unless it adds up to less.
 *
 * @throws AppError BAD_INPUT when a count is no whole number of 0 or more
 */
export function normaliseVercelAiSdk(given: Fields, path: string, provider: string): NormalisedUsage {
  const result = vercelResult(given, path);
  const warnings: string[] = [];
  const bySdk = countParts(readParts(result, provider, warnings));
  const normalised = { ...bySdk, warnings: [...warnings, ...bySdk.warnings] };
  const raw = result.usage["raw"];
  if (!isFields(raw) || normalised.counts === null) return normalised;
  const byProvider = readVercelRaw(raw, `${result.path}.raw`, provider);
  return byProvider === null ? normalised : theFuller(normalised, byProvider);
}

function theFuller(bySdk: NormalisedUsage, byProvider: NormalisedUsage): NormalisedUsage {
  const [sdk, own] = [bySdk, byProvider].map(sumOf);
  if (sdk === undefined || own === undefined || own === sdk) return byProvider;
  const difference = `raw adds up to ${own}, the SDK's counts to ${sdk}`;
  const [fuller, whose] = own > sdk ? [byProvider, "raw is"] : [bySdk, "the SDK's are"];
  return { ...fuller, warnings: [...fuller.warnings, `${difference}; ${whose} used`] };
}

function readParts({ usage, path, metadata }: VercelResult, provider: string, warnings: string[]): ReportedParts {
  const fields = new CountFields(usage, path);
  const inputDetails = fields.within("inputTokenDetails");
  const outputDetails = fields.within("outputTokenDetails");
  const first = (...names: readonly string[]) => fields.named(names)?.count ?? null;
  const embedded = fields.count("tokens");
  const input = first("inputTokens", "promptTokens") ?? embedded;
  const output = first("outputTokens", "completionTokens") ?? (embedded === null ? null : 0);
  const cacheRead =
    inputDetails.count("cacheReadTokens") ??
    first("cachedInputTokens", "cacheReadInputTokens") ??
    metadata.named(["cacheReadInputTokens", "cachedPromptTokens"])?.count ??
    null;
  const all =
    inputDetails.count("cacheWriteTokens") ??
    first("cacheWriteInputTokens") ??
    metadata.count("cacheCreationInputTokens");
  const reasoning =
    outputDetails.count("reasoningTokens") ?? first("reasoningTokens") ?? metadata.count("reasoningTokens");
  const noCache = inputDetails.count("noCacheTokens");
  if (noCache !== null && input !== null && noCache + (cacheRead ?? 0) + (all ?? 0) !== input) {
    warnings.push(`inputTokenDetails do not add up to inputTokens ${input}`);
  }
  const hasDetails = isFields(usage["inputTokenDetails"]);
  return {
    ...NO_PARTS,
    ...readWrites({ all, ...writesByLife(fields.within("raw")) }, warnings),
    input,
    output,
    total: fields.count("totalTokens"),
    cacheRead,
    reasoning,
    cacheIsBeside: !hasDetails && vercelLeavesCacheBeside(provider),
  };
}

function writesByLife(raw: CountFields): { shortLived: number | null; longLived: number | null } {
  const writes = raw.within("cache_creation");
  return {
    shortLived: writes.count("ephemeral_5m_input_tokens"),
    longLived: writes.count("ephemeral_1h_input_tokens"),
  };
}

function sumOf({ counts }: NormalisedUsage): number {
  return counts === null ? 0 : TOKEN_CLASSES.reduce((sum, tokenClass) => sum + counts[tokenClass], 0);
}

/** Of an object that nobody else has claimed: whether it has the parts of version 6, or flat ones. */
function versionOf(given: Fields): 5 | 6 | null {
  const { usage } = vercelResult(given, "usage");
  const has = (name: string) => usage[name] !== undefined;
  if (has("inputTokenDetails") || has("outputTokenDetails")) return 6;
  if (has("promptTokens") || has("completionTokens")) return 5;
  // Our own counts have neither a total nor this spelling of the cache; who adds a total to them names the writes.
  if (has("cacheWriteTokens")) return null;
  return (has("totalTokens") || has("cacheReadInputTokens")) && (has("inputTokens") || has("outputTokens")) ? 5 : null;
}

/** Versions 4 and 5; embeddings of every version have this shape, too. */
export const aiSdk5: UsageDialect<"ai-sdk-5"> = {
  name: "ai-sdk-5",
  looksLike: (given) => versionOf(given) === 5,
  normalise: normaliseVercelAiSdk,
  aboutUsage: aboutVercelUsage,
};

/** Versions 6 and 7. */
export const aiSdk6: UsageDialect<"ai-sdk-6"> = {
  ...aiSdk5,
  name: "ai-sdk-6",
  looksLike: (given) => versionOf(given) === 6,
};
