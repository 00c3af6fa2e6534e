import { INPUT_CLASSES, OUTPUT_CLASSES, type TokenClass, type TokenCounts } from "@tokenledger/model/token-class";

/**
 * The token columns of `token_usage` and of its rollups. `input_tokens`, `cached_input_tokens`,
 * `cache_write_tokens` and `output_tokens` include their narrower columns, as people read them.
 */
export const TOKEN_COLUMNS = {
  input_tokens: INPUT_CLASSES,
  cached_input_tokens: ["cache_read", "cache_read_audio"],
  cache_write_tokens: ["cache_write", "cache_write_1h"],
  output_tokens: OUTPUT_CLASSES,
  reasoning_tokens: ["reasoning"],
  total_tokens: [...INPUT_CLASSES, ...OUTPUT_CLASSES],
  cache_write_1h_tokens: ["cache_write_1h"],
  input_audio_tokens: ["input_audio"],
  cached_input_audio_tokens: ["cache_read_audio"],
  input_image_tokens: ["input_image"],
  input_video_tokens: ["input_video"],
  output_audio_tokens: ["output_audio"],
  output_image_tokens: ["output_image"],
} as const satisfies Record<string, readonly TokenClass[]>;

export type TokenColumn = keyof typeof TOKEN_COLUMNS;

export const TOKEN_COLUMN_NAMES = Object.keys(TOKEN_COLUMNS) as readonly TokenColumn[];

/** Columns that are always filled when usage is known; the others stay null unless their class was used. */
const PLAIN_COLUMNS: ReadonlySet<TokenColumn> = new Set<TokenColumn>([
  "input_tokens",
  "cached_input_tokens",
  "cache_write_tokens",
  "output_tokens",
  "reasoning_tokens",
  "total_tokens",
]);

/** Column values of one event: all null when usage is missing, rare classes null when not used. */
export type TokenColumns = Readonly<Record<TokenColumn, number | null>>;

export function tokenColumns(counts: TokenCounts | null): TokenColumns {
  const columns = {} as Record<TokenColumn, number | null>;
  for (const column of TOKEN_COLUMN_NAMES) {
    if (counts === null) {
      columns[column] = null;
      continue;
    }
    let sum = 0;
    for (const tokenClass of TOKEN_COLUMNS[column]) sum += counts[tokenClass];
    columns[column] = sum === 0 && !PLAIN_COLUMNS.has(column) ? null : sum;
  }
  return columns;
}
