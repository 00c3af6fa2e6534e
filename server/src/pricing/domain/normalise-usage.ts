import { TOKEN_CLASSES } from "@tokenledger/model/token-class";
import { AppError } from "../../core/errors.js";
import { chooseDialect, type ReportedUsage } from "./choose-dialect.js";
import { hasCanonicalFields, normaliseCanonical } from "./dialects/canonical.js";
import { keptUsage, withoutText } from "./kept-usage.js";
import { normaliseStream } from "./merge-stream-usage.js";
import type { NormalisedUsage } from "./normalised-usage.js";
import { type Fields, isFields } from "./read-count.js";
import type { Dialect } from "./usage-dialects.js";

export interface UsageToNormalise extends ReportedUsage {
  /** Holds the canonical counts (`inputTokens`, …) if there are any; the event itself will do. */
  readonly canonical: Fields;
}

export type DialectUsage = NormalisedUsage & {
  readonly dialect: Dialect;
  /** What of the reported object is stored; null for canonical counts beside it. See `keptUsage`. */
  readonly usage: Fields | null;
};

/**
 * Reads one event's tokens, whatever shape they were sent in: the provider's usage object, a whole response that
 * carries it, or `{ chunks: […] }` of a streamed one. A usage object that says anything wins over canonical counts
 * beside it.
 *
 * @throws AppError BAD_INPUT naming the field at fault, or an unknown dialect
 */
export function normaliseUsage(event: UsageToNormalise): DialectUsage {
  const normalised = event.usage === null ? fromCanonical(event) : fromUsage(event.usage, event);
  assertCountable(normalised);
  return normalised;
}

function fromCanonical(event: UsageToNormalise): DialectUsage {
  chooseDialect(event); // an unknown name is refused, whether it would matter or not
  return { dialect: "canonical", ...normaliseCanonical(event.canonical), usage: null };
}

function fromUsage(usage: Fields, event: UsageToNormalise): DialectUsage {
  const reported = readReported(usage, event);
  const besideIt = hasCanonicalFields(event.canonical);
  if (reported.counts !== null) {
    if (!besideIt) return reported;
    return { ...reported, warnings: [...reported.warnings, "token counts beside usage were not used"] };
  }
  const isUnexplained = reported.warnings.length === 0 && Object.keys(usage).length > 0;
  const warnings = isUnexplained ? ["usage has no known token field"] : reported.warnings;
  if (besideIt) return { ...fromCanonical(event), warnings, usage: reported.usage };
  return { ...reported, warnings };
}

function readReported(usage: Fields, { provider, dialect: named }: UsageToNormalise): DialectUsage {
  const chunks = usage["chunks"];
  if (Array.isArray(chunks)) {
    const stream = { provider, dialect: named, chunks: readChunks(chunks) };
    const { dialect, merged, normalised } = normaliseStream(stream, "usage.chunks");
    return { dialect, ...normalised, usage: merged === null ? null : keptUsage(merged) };
  }
  const { name: dialect, normalise, aboutUsage } = chooseDialect({ provider, dialect: named, usage });
  const read = normalise(usage, "usage", provider);
  return { dialect, ...read, usage: aboutUsage === undefined ? keptUsage(usage) : withoutText(aboutUsage(usage)) };
}

function readChunks(chunks: readonly unknown[]): readonly Fields[] {
  return chunks.map((chunk, index) => {
    if (isFields(chunk)) return chunk;
    throw AppError.badInput(`usage.chunks.${index}`, "an object, as the stream brought it", chunk);
  });
}

/** The sum of all classes must be exact in JavaScript, as each class already is. */
function assertCountable({ counts }: NormalisedUsage): void {
  if (counts === null) return;
  let total = 0;
  for (const tokenClass of TOKEN_CLASSES) total += counts[tokenClass];
  if (!Number.isSafeInteger(total)) throw AppError.badInput("usage", "tokens that add up to at most 2^53 - 1", total);
}
