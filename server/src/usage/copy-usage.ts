import type { ClientBase } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { RolledUpUsage } from "./domain/roll-up.js";
import { TOKEN_COLUMN_NAMES } from "./domain/token-columns.js";

type Field = string | number | bigint | null;

/** Columns of `token_usage` in the order in which `fieldsOf` gives their values; the rest has defaults. */
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

const COPY_USAGE = `copy token_usage (${COLUMNS.join(", ")}) from stdin`;
const ROWS_PER_CHUNK = 500;

/** Stores events by COPY, the fastest way in, within the caller's transaction. */
export async function copyUsage(client: ClientBase, events: readonly RolledUpUsage[]): Promise<void> {
  await pipeline(Readable.from(chunks(events)), client.query(copyFrom(COPY_USAGE)));
}

function* chunks(events: readonly RolledUpUsage[]): Generator<string> {
  for (let from = 0; from < events.length; from += ROWS_PER_CHUNK) {
    let chunk = "";
    for (const event of events.slice(from, from + ROWS_PER_CHUNK)) chunk += `${toLine(event)}\n`;
    yield chunk;
  }
}

function toLine(event: RolledUpUsage): string {
  return fieldsOf(event).map(toField).join("\t");
}

function fieldsOf({ event, tokens }: RolledUpUsage): readonly Field[] {
  return [
    event.projectId,
    event.apiKeyId,
    event.eventId,
    event.userId,
    event.noteId,
    event.feature,
    event.operation,
    event.provider,
    event.model,
    event.requestedModel,
    event.status,
    ...TOKEN_COLUMN_NAMES.map((column) => tokens[column]),
    event.cost,
    event.costState,
    event.usageState,
    event.priceId,
    event.reportedCost,
    event.durationMs,
    event.requestId,
    event.attempt,
    event.serviceTier,
    event.fingerprint,
    event.tags && JSON.stringify(event.tags),
    event.dialect,
    event.usage && JSON.stringify(event.usage),
    event.warnings.length === 0 ? null : textArray(event.warnings),
    event.createdAt.toISOString(),
  ];
}

/** COPY's text format: a tab, a line end or a backslash in a value is escaped, null is \N. */
function toField(value: Field): string {
  if (value === null) return "\\N";
  if (typeof value !== "string") return value.toString();
  return NEEDS_ESCAPE.test(value) ? value.replace(TO_ESCAPE, escapeCharacter) : value;
}

const NEEDS_ESCAPE = /[\\\t\n\r]/;
const TO_ESCAPE = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function escapeCharacter(character: string): string {
  return ESCAPES[character] ?? character;
}

function textArray(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}
