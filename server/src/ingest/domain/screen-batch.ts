import type { Rejection } from "@tokenledger/model/ingest-receipt";
import { BACKFILL_EPOCH_MS, MAX_CLOCK_SKEW_MS, MAX_EVENT_AGE_MS } from "@tokenledger/model/limits";
import { USAGE_EVENT_FIELDS, usageEventSchema, type UsageEvent } from "@tokenledger/model/usage-event";

/** At most so many names of ignored fields are told; a sender with more has another problem. */
const MAX_IGNORED_FIELDS = 20;
const MAX_SHOWN_LENGTH = 64;

export interface ScreenRules {
  readonly now: Date;
  /** Accepts any time since 2020 instead of the last 35 days. */
  readonly backfill: boolean;
}

/** A well-formed event, its position in the batch, and when it happened. */
export interface ScreenedEvent {
  readonly index: number;
  readonly event: UsageEvent;
  readonly time: Date;
}

export interface ScreenedBatch {
  readonly events: readonly ScreenedEvent[];
  readonly rejected: readonly Rejection[];
  readonly ignoredFields: readonly string[];
}

/** Tells the well-formed events of a batch from the others, and says of each other one why. */
export function screenBatch(batch: readonly unknown[], rules: ScreenRules): ScreenedBatch {
  const events: ScreenedEvent[] = [];
  const rejected: Rejection[] = [];
  const ignored = new Set<string>();
  batch.forEach((given, index) => {
    const parsed = usageEventSchema.safeParse(given);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const field = issue?.path.map(String).join(".") ?? "";
      const expected = field === "" ? "a JSON object" : (issue?.message ?? "");
      rejected.push(rejectionOf(index, given, { field, expected }));
      return;
    }
    const time = parsed.data.time == null ? rules.now : new Date(parsed.data.time);
    const expectedTime = checkTime(time, rules);
    if (expectedTime !== null) {
      rejected.push(rejectionOf(index, given, { field: "time", expected: expectedTime }));
      return;
    }
    collectIgnored(given, ignored);
    events.push({ index, event: parsed.data, time });
  });
  return { events, rejected, ignoredFields: [...ignored].sort() };
}

/** Null when the time is acceptable, else what was expected. */
function checkTime(time: Date, { now, backfill }: ScreenRules): string | null {
  const ms = time.getTime();
  if (ms > now.getTime() + MAX_CLOCK_SKEW_MS) return "a time at most 5 minutes ahead of the server's clock";
  if (backfill) return ms >= BACKFILL_EPOCH_MS ? null : "a time since 2020-01-01";
  return ms >= now.getTime() - MAX_EVENT_AGE_MS ? null : "a time in the last 35 days; older history needs backfill";
}

interface Fault {
  /** Path of the field; empty for the event as a whole. */
  readonly field: string;
  readonly expected: string;
}

function rejectionOf(index: number, given: unknown, { field, expected }: Fault): Rejection {
  const value = field.split(".").reduce<unknown>((at, name) => propertyOf(at, name), given);
  return {
    index,
    id: idOf(given),
    code: "BAD_INPUT",
    field: field === "" ? null : field,
    message: `${field === "" ? "event" : field}: expected ${expected}, got ${shown(field === "" ? given : value)}`,
  };
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

/** The sender's id when it can be told, so that the sender finds its event again. */
function idOf(given: unknown): string | null {
  const id = propertyOf(given, "id");
  return typeof id === "string" ? id.slice(0, MAX_SHOWN_LENGTH * 2) : null;
}

/** Objects are named, not printed: they may be large or hold what nobody should read in a log. */
function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "number") return String(value);
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "an array" : "an object";
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH)}…` : text;
}

function collectIgnored(given: unknown, ignored: Set<string>): void {
  if (typeof given !== "object" || given === null) return;
  for (const name of Object.keys(given)) {
    if (ignored.size >= MAX_IGNORED_FIELDS) return;
    if (!USAGE_EVENT_FIELDS.has(name)) ignored.add(name.slice(0, MAX_SHOWN_LENGTH).toWellFormed());
  }
}
