import { normaliseUsage, type DialectUsage } from "./normalise-usage.js";
import { readUsageText } from "./read-usage-text.js";

export interface TextToNormalise {
  readonly provider: string;
  /** As the sender names it; null to go by provider and shape. */
  readonly dialect: string | null;
  /** See `readUsageText`. */
  readonly text: string;
}

/**
 * Reads the usage that a text holds as an event with it would be read.
 *
 * @throws AppError BAD_INPUT naming the place or field at fault, or an unknown dialect
 */
export function normaliseText({ provider, dialect, text }: TextToNormalise): DialectUsage {
  const read = readUsageText(text);
  const usage = read.kind === "stream" ? { chunks: read.chunks } : read.usage;
  return normaliseUsage({ provider, dialect, usage, canonical: {} });
}
