import type { NormalisedUsage } from "./normalised-usage.js";
import type { Fields } from "./read-count.js";

/**
 * One shape in which usage is reported. To add a shape is to write its file and to add its entry to
 * `USAGE_DIALECTS`; everything else goes by this interface.
 */
export interface UsageDialect<Name extends string = string> {
  /** As senders write it, and as it is stored. */
  readonly name: Name;

  /**
   * Whether an object has this shape: a bare usage object, or a whole response that carries one. Asked of every
   * event whose sender names no dialect, so it looks at a few fields only and throws at nothing.
   */
  readonly looksLike: (usage: Fields, provider: string) => boolean;

  /**
   * Reads the shape, wherever in the object the usage stands; says `missing` when it is not there.
   *
   * @param path where `usage` stands in the event; errors name the field with it
   * @param provider as the event names it; for shapes in which the same field means another thing by provider
   * @throws AppError BAD_INPUT when a count is no whole number of 0 or more
   */
  readonly normalise: (usage: Fields, path: string, provider: string) => NormalisedUsage;

  /**
   * Makes one usage object, or one response that carries it, of the chunks of a streamed answer, in the order of
   * arrival; null when none carries usage. Absent where the last chunk that says anything holds the whole usage.
   */
  readonly mergeChunks?: (chunks: readonly Fields[]) => MergedChunks | null;

  /**
   * What of an object is about usage, so that reading it again says the same; of it only numbers and the provider's
   * words are stored. Absent where that is the usage object.
   */
  readonly aboutUsage?: (given: Fields) => Fields;
}

export interface MergedChunks {
  /** For `normalise`. */
  readonly usage: Fields;
  /** Whether the provider's last word was among the chunks; if it was not, the counts are lower bounds. */
  readonly isFinal: boolean;
}
