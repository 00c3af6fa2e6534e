import { chooseDialect, type ReportedUsage } from "./choose-dialect.js";
import { missingUsage, type NormalisedUsage } from "./normalised-usage.js";
import type { Fields } from "./read-count.js";
import type { MergedChunks, UsageDialect } from "./usage-dialect.js";
import type { Dialect } from "./usage-dialects.js";

export interface ReportedStream extends Pick<ReportedUsage, "provider" | "dialect"> {
  /** Of the streamed answer, in the order of arrival; those without usage may be left out. */
  readonly chunks: readonly Fields[];
}

export interface StreamUsage {
  readonly dialect: Dialect;
  /** What the chunks were made into; null when none carries usage. */
  readonly merged: Fields | null;
  readonly normalised: NormalisedUsage;
}

/**
 * Reads the usage of a streamed answer by its provider's own rule. A stream that broke off before its last word
 * is `partial`, a lower bound; one without any usage is `missing`, never zero.
 *
 * @param path where the chunks stand; errors name the field with it
 * @throws AppError BAD_INPUT naming the field at fault, or an unknown dialect
 */
export function normaliseStream(stream: ReportedStream, path: string): StreamUsage {
  const dialect = chooseStreamDialect(stream);
  const merged = mergeStream(dialect, stream, path);
  if (merged === null) {
    const normalised = missingUsage(["no chunk of the stream carries usage"]);
    return { dialect: dialect.name, merged: null, normalised };
  }
  const normalised = dialect.normalise(merged.usage, path, stream.provider);
  return {
    dialect: dialect.name,
    merged: merged.usage,
    normalised: merged.isFinal ? normalised : asLowerBound(normalised),
  };
}

function mergeStream(dialect: UsageDialect, { chunks, provider }: ReportedStream, path: string): MergedChunks | null {
  if (dialect.mergeChunks !== undefined) return dialect.mergeChunks(chunks);
  const last = chunks.findLast((chunk) => dialect.normalise(chunk, path, provider).counts !== null);
  return last === undefined ? null : { usage: last, isFinal: true };
}

/** The last chunk with a known shape decides: usage comes late, and the first ones may say nothing. */
function chooseStreamDialect({ provider, dialect, chunks }: ReportedStream): UsageDialect<Dialect> {
  const choices = chunks.map((usage) => chooseDialect({ provider, dialect, usage }));
  return choices.findLast(({ name }) => name !== "canonical") ?? chooseDialect({ provider, dialect, usage: {} });
}

function asLowerBound(normalised: NormalisedUsage): NormalisedUsage {
  if (normalised.usageState !== "reported") return normalised;
  return {
    ...normalised,
    usageState: "partial",
    warnings: [
      ...normalised.warnings,
      "the stream ended before its last report of usage; the counts are a lower bound",
    ],
  };
}
