import { textArray } from "./array-literal.js";
import { copyField } from "./copy-text.js";
import type { RolledUpUsage } from "./domain/roll-up.js";
import { TOKEN_COLUMN_NAMES, type TokenColumns } from "./domain/token-columns.js";

/** Columns of `token_usage` in the order in which `toLine` gives their values; the rest has defaults. */
const COLUMNS = [
  "project_id",
  "api_key_id",
  "event_id",
  "user_id",
  "note_id",
  "feature",
  "operation",
  "provider",
  "model",
  "requested_model",
  "status",
  ...TOKEN_COLUMN_NAMES,
  "cost",
  "cost_state",
  "usage_state",
  "price_id",
  "discount_id",
  "web_searches",
  "reported_cost",
  "duration_ms",
  "request_id",
  "attempt",
  "service_tier",
  "fingerprint",
  "tags",
  "dialect",
  "usage",
  "warnings",
  "estimated_input_tokens",
  "created_at",
];

export const COPY_USAGE = `copy token_usage (${COLUMNS.join(", ")}) from stdin`;

/** Events as lines for `COPY_USAGE`, the fastest way in. */
export function usageLines(events: readonly RolledUpUsage[]): string {
  let lines = "";
  for (const event of events) lines += toLine(event);
  return lines;
}

/** Written out and joined once: every event of every batch comes through here, and text that grows piece by piece is garbage piece by piece. */
function toLine({ event, tokens, createdAt }: RolledUpUsage): string {
  return [
    event.projectId,
    event.apiKeyId ?? NULL,
    copyField(event.eventId),
    event.userId ?? NULL,
    copyField(event.noteId),
    copyField(event.feature),
    copyField(event.operation),
    copyField(event.provider),
    copyField(event.model),
    copyField(event.requestedModel),
    event.status,
    tokenFields(tokens),
    event.cost ?? NULL,
    event.costState,
    event.usageState,
    event.priceId ?? NULL,
    event.discountId ?? NULL,
    event.webSearches ?? NULL,
    event.reportedCost ?? NULL,
    event.durationMs ?? NULL,
    copyField(event.requestId),
    event.attempt,
    copyField(event.serviceTier),
    copyField(event.fingerprint),
    jsonField(event.tags),
    copyField(event.dialect),
    jsonField(event.usage),
    event.warnings.length === 0 ? NULL : copyField(textArray(event.warnings)),
    event.estimatedInputTokens ?? NULL,
    `${createdAt}\n`,
  ].join("\t");
}

const NULL = "\\N";
/** The order is that of the columns. */
const RARE_COLUMNS = TOKEN_COLUMN_NAMES.slice(6);
const NOTHING_RARE = RARE_COLUMNS.map(() => NULL).join("\t");

function tokenFields(tokens: TokenColumns): string {
  const isRareUsed = RARE_COLUMNS.some((column) => tokens[column] !== null);
  return [
    tokens.input_tokens ?? NULL,
    tokens.cached_input_tokens ?? NULL,
    tokens.cache_write_tokens ?? NULL,
    tokens.output_tokens ?? NULL,
    tokens.reasoning_tokens ?? NULL,
    tokens.total_tokens ?? NULL,
    isRareUsed ? RARE_COLUMNS.map((column) => tokens[column] ?? NULL).join("\t") : NOTHING_RARE,
  ].join("\t");
}

function jsonField(value: object | null): string {
  return value === null ? NULL : copyField(JSON.stringify(value));
}
