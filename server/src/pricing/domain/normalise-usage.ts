import { TOKEN_CLASSES } from "@tokenledger/model/token-class";
import { AppError } from "../../core/errors.js";
import { chooseDialect, type ReportedUsage } from "./choose-dialect.js";
import { hasCanonicalFields, normaliseCanonical } from "./dialects/canonical.js";
import type { NormalisedUsage } from "./normalised-usage.js";
import type { Fields } from "./read-count.js";
import type { UsageDialect } from "./usage-dialect.js";
import type { Dialect } from "./usage-dialects.js";

export interface UsageToNormalise extends ReportedUsage {
  /** Holds the canonical counts (`inputTokens`, …) if there are any; the event itself will do. */
  readonly canonical: Fields;
}

export type DialectUsage = NormalisedUsage & { readonly dialect: Dialect };

/**
 * Reads one event's tokens, whatever shape they were sent in. A usage object that says anything wins
 * over canonical counts beside it.
 *
 * @throws AppError BAD_INPUT naming the field at fault, or an unknown dialect
 */
export function normaliseUsage(event: UsageToNormalise): DialectUsage {
  const dialect = chooseDialect(event);
  const normalised = event.usage === null ? fromCanonical(event.canonical) : fromUsage(dialect, event.usage, event);
  assertCountable(normalised);
  return normalised;
}

function fromCanonical(canonical: Fields): DialectUsage {
  return { dialect: "canonical", ...normaliseCanonical(canonical) };
}

function fromUsage(
  { name: dialect, normalise }: UsageDialect<Dialect>,
  usage: Fields,
  { canonical }: UsageToNormalise,
): DialectUsage {
  const normalised = normalise(usage, "usage");
  const besideIt = hasCanonicalFields(canonical);
  if (normalised.counts !== null) {
    const warnings = besideIt
      ? [...normalised.warnings, "token counts beside usage were not used"]
      : normalised.warnings;
    return { dialect, ...normalised, warnings };
  }
  const unread = Object.keys(usage).length > 0 ? ["usage has no known token field"] : [];
  if (besideIt) return { ...fromCanonical(canonical), warnings: unread };
  return { dialect, ...normalised, warnings: unread };
}

/** The sum of all classes must be exact in JavaScript, as each class already is. */
function assertCountable({ counts }: NormalisedUsage): void {
  if (counts === null) return;
  let total = 0;
  for (const tokenClass of TOKEN_CLASSES) total += counts[tokenClass];
  if (!Number.isSafeInteger(total)) throw AppError.badInput("usage", "tokens that add up to at most 2^53 - 1", total);
}
