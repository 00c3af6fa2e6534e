import type { Rejection } from "@tokenledger/model/ingest-receipt";
import { BACKFILL_EPOCH_MS, MAX_CLOCK_SKEW_MS, MAX_EVENT_AGE_MS } from "@tokenledger/model/limits";
import { isPlainUsageEvent } from "@tokenledger/model/plain-usage-event";
import { USAGE_EVENT_FIELDS, usageEventSchema, type UsageEvent } from "@tokenledger/model/usage-event";
import { faultOf, toRejection, type Fault } from "./to-rejection.js";

/** At most so many names of ignored fields are told; a sender with more has another problem. */
const MAX_IGNORED_FIELDS = 20;
const MAX_IGNORED_LENGTH = 64;

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
    const event = readEvent(given, ignored);
    if ("fault" in event) {
      rejected.push(toRejection(index, given, event.fault));
      return;
    }
    const time = event.time == null ? rules.now : new Date(event.time);
    const expectedTime = checkTime(time, rules);
    if (expectedTime !== null) {
      rejected.push(toRejection(index, given, { path: ["time"], expected: expectedTime }));
      return;
    }
    events.push({ index, event, time });
  });
  return { events, rejected, ignoredFields: [...ignored].sort() };
}

/** Most events need not be asked about field by field; the schema decides on all others. */
function readEvent(given: unknown, ignored: Set<string>): UsageEvent | { readonly fault: Fault } {
  if (isPlainUsageEvent(given)) return given;
  const parsed = usageEventSchema.safeParse(given);
  if (!parsed.success) return { fault: faultOf(parsed.error.issues[0]) };
  collectIgnored(given, ignored);
  return parsed.data;
}

/** Null when the time is acceptable, else what was expected. */
export function checkTime(time: Date, { now, backfill }: ScreenRules): string | null {
  const ms = time.getTime();
  if (ms > now.getTime() + MAX_CLOCK_SKEW_MS) return "a time at most 5 minutes ahead of the server's clock";
  if (backfill) return ms >= BACKFILL_EPOCH_MS ? null : "a time since 2020-01-01";
  return ms >= now.getTime() - MAX_EVENT_AGE_MS ? null : "a time in the last 35 days; older history needs backfill";
}

function collectIgnored(given: unknown, ignored: Set<string>): void {
  if (typeof given !== "object" || given === null) return;
  for (const name of Object.keys(given)) {
    if (ignored.size >= MAX_IGNORED_FIELDS) return;
    if (!USAGE_EVENT_FIELDS.has(name)) ignored.add(name.slice(0, MAX_IGNORED_LENGTH).toWellFormed());
  }
}
