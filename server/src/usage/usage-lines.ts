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
  "created_at",
];

export const COPY_USAGE = `copy token_usage (${COLUMNS.join(", ")}) from stdin`;

/** Events as lines for `COPY_USAGE`, the fastest way in. */
export function usageLines(events: readonly RolledUpUsage[]): string {
  let lines = "";
  for (const event of events) lines += toLine(event);
  return lines;
}

/** Written out: every event of every batch comes through here. */
function toLine({ event, tokens, createdAt }: RolledUpUsage): string {
  return (
    `${event.projectId}\t${event.apiKeyId ?? "\\N"}\t${copyField(event.eventId)}\t${event.userId ?? "\\N"}\t` +
    `${copyField(event.noteId)}\t${copyField(event.feature)}\t${copyField(event.operation)}\t` +
    `${copyField(event.provider)}\t${copyField(event.model)}\t${copyField(event.requestedModel)}\t${event.status}\t` +
    `${tokenFields(tokens)}${event.cost ?? "\\N"}\t${event.costState}\t${event.usageState}\t${event.priceId ?? "\\N"}\t` +
    `${event.discountId ?? "\\N"}\t${event.webSearches ?? "\\N"}\t` +
    `${event.reportedCost ?? "\\N"}\t${event.durationMs ?? "\\N"}\t${copyField(event.requestId)}\t${event.attempt}\t` +
    `${copyField(event.serviceTier)}\t${copyField(event.fingerprint)}\t${jsonField(event.tags)}\t` +
    `${copyField(event.dialect)}\t${jsonField(event.usage)}\t` +
    `${event.warnings.length === 0 ? "\\N" : copyField(textArray(event.warnings))}\t${createdAt}\n`
  );
}

/** The order is that of the columns. */
const [USUAL_COLUMNS, RARE_COLUMNS] = [TOKEN_COLUMN_NAMES.slice(0, 6), TOKEN_COLUMN_NAMES.slice(6)];
const NOTHING_RARE = "\\N\t".repeat(RARE_COLUMNS.length);

function tokenFields(tokens: TokenColumns): string {
  let fields = "";
  for (const column of USUAL_COLUMNS) fields += `${tokens[column] ?? "\\N"}\t`;
  if (RARE_COLUMNS.every((column) => tokens[column] === null)) return fields + NOTHING_RARE;
  for (const column of RARE_COLUMNS) fields += `${tokens[column] ?? "\\N"}\t`;
  return fields;
}

function jsonField(value: object | null): string {
  return value === null ? "\\N" : copyField(JSON.stringify(value));
}
