import type { TokenCounts } from "@tokenledger/model/token-class";

/** The token columns of `token_usage` and of its rollups. */
export const TOKEN_COLUMN_NAMES = [
  "input_tokens",
  "cached_input_tokens",
  "cache_write_tokens",
  "output_tokens",
  "reasoning_tokens",
  "total_tokens",
  "cache_write_1h_tokens",
  "input_audio_tokens",
  "cached_input_audio_tokens",
  "input_image_tokens",
  "input_video_tokens",
  "output_audio_tokens",
  "output_image_tokens",
] as const;

export type TokenColumn = (typeof TOKEN_COLUMN_NAMES)[number];

export type TokenColumns = Readonly<Record<TokenColumn, number | null>>;

/** Every column of a request whose usage is missing. */
const UNKNOWN = Object.freeze(Object.fromEntries(TOKEN_COLUMN_NAMES.map((column) => [column, null]))) as TokenColumns;

/**
 * Column values of one event: all null when usage is missing, rare classes null when not used.
 * `input_tokens`, `cached_input_tokens`, `cache_write_tokens` and `output_tokens` include their narrower
 * columns, as people read them. Written out, because every event of every batch comes through here.
 */
export function tokenColumns(counts: TokenCounts | null): TokenColumns {
  if (counts === null) return UNKNOWN;
  const cached = counts.cache_read + counts.cache_read_audio;
  const written = counts.cache_write + counts.cache_write_1h;
  const input = counts.input + cached + written + counts.input_audio + counts.input_image + counts.input_video;
  const output = counts.output + counts.reasoning + counts.output_audio + counts.output_image;
  return {
    input_tokens: input,
    cached_input_tokens: cached,
    cache_write_tokens: written,
    output_tokens: output,
    reasoning_tokens: counts.reasoning,
    total_tokens: input + output,
    cache_write_1h_tokens: counts.cache_write_1h || null,
    input_audio_tokens: counts.input_audio || null,
    cached_input_audio_tokens: counts.cache_read_audio || null,
    input_image_tokens: counts.input_image || null,
    input_video_tokens: counts.input_video || null,
    output_audio_tokens: counts.output_audio || null,
    output_image_tokens: counts.output_image || null,
  };
}

/** The disjoint counts behind column values: the reverse of `tokenColumns`. */
export function tokenCounts(columns: TokenColumns): TokenCounts | null {
  if (columns.total_tokens === null) return null;
  const of = (column: TokenColumn) => columns[column] ?? 0;
  const [cached, cachedAudio] = [of("cached_input_tokens"), of("cached_input_audio_tokens")];
  const [written, written1h] = [of("cache_write_tokens"), of("cache_write_1h_tokens")];
  const [audio, image, video] = [of("input_audio_tokens"), of("input_image_tokens"), of("input_video_tokens")];
  const [outputAudio, outputImage] = [of("output_audio_tokens"), of("output_image_tokens")];
  return {
    input: of("input_tokens") - cached - written - audio - image - video,
    cache_read: cached - cachedAudio,
    cache_write: written - written1h,
    cache_write_1h: written1h,
    input_audio: audio,
    cache_read_audio: cachedAudio,
    input_image: image,
    input_video: video,
    output: of("output_tokens") - of("reasoning_tokens") - outputAudio - outputImage,
    reasoning: of("reasoning_tokens"),
    output_audio: outputAudio,
    output_image: outputImage,
  };
}
