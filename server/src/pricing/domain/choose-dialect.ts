import { AppError } from "../../core/errors.js";
import { canonical } from "./dialects/canonical.js";
import type { Fields } from "./read-count.js";
import type { UsageDialect } from "./usage-dialect.js";
import { type Dialect, DIALECTS, USAGE_DIALECTS } from "./usage-dialects.js";

export interface ReportedUsage {
  readonly provider: string;
  /** As the sender names it; null to go by provider and shape. */
  readonly dialect: string | null;
  /** Null when the counts stand beside it in canonical fields. */
  readonly usage: Fields | null;
}

/**
 * The dialect that a sender named, else the first one that the usage object has the shape of. A shape that
 * nobody knows is canonical, and will be found to say nothing.
 *
 * @throws AppError BAD_INPUT for a name that is no dialect
 */
export function chooseDialect({ provider, dialect, usage }: ReportedUsage): UsageDialect<Dialect> {
  if (dialect !== null) return dialectNamed(dialect);
  if (usage === null) return canonical;
  for (const known of USAGE_DIALECTS) if (known.looksLike(usage, provider)) return known;
  return canonical;
}

function dialectNamed(name: string): UsageDialect<Dialect> {
  const named = USAGE_DIALECTS.find((known) => known.name === name);
  if (named === undefined) throw AppError.badInput("dialect", `one of ${DIALECTS.join(", ")}`, name);
  return named;
}
