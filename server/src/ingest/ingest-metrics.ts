import type { IngestReceipt } from "@tokenledger/model/ingest-receipt";
import { USAGE_EVENT_FIELDS } from "@tokenledger/model/usage-event";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { AppError } from "../core/errors.js";
import { isDatabaseAway } from "../core/database-away.js";

const COMMIT_EVENTS = [1, 5, 10, 50, 100, 500, 1_000, 2_000, 4_000, 5_000];
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What came through the doors, for Prometheus. */
export class IngestMetrics {
  private readonly accepted: Counter;
  private readonly duplicates: Counter;
  private readonly rejected: Counter<"reason">;
  private readonly shed: Counter<"reason">;
  private readonly commitEvents: Histogram;
  private readonly commitSeconds: Histogram;

  /** @param queueDepth events that wait for a transaction, asked at each scrape */
  constructor(registry: Registry, queueDepth: () => number) {
    const registers = [registry];
    const named = (name: string, help: string) => ({ name: `tokenledger_${name}`, help, registers });
    this.accepted = new Counter(named("events_accepted_total", "Events recorded for the first time."));
    this.duplicates = new Counter(named("events_duplicate_total", "Events that were recorded before, counted once."));
    this.rejected = new Counter({
      ...named("events_rejected_total", "Events that were not recorded, by the field at fault or CONFLICT."),
      labelNames: ["reason"],
    });
    this.shed = new Counter({
      ...named("batches_shed_total", "Batches that senders were told to send again: busy, or the database is away."),
      labelNames: ["reason"],
    });
    this.commitEvents = new Histogram({
      ...named("commit_events", "Events that shared a transaction."),
      buckets: COMMIT_EVENTS,
    });
    this.commitSeconds = new Histogram({
      ...named("commit_duration_seconds", "From the begin of a recording transaction to the answer to its commit."),
      buckets: COMMIT_SECONDS,
    });
    new Gauge({
      ...named("queue_events", "Events that wait for a transaction or are being prepared for one."),
      collect() {
        this.set(queueDepth());
      },
    });
  }

  readonly countCommit = (events: number, seconds: number): void => {
    this.commitEvents.observe(events);
    this.commitSeconds.observe(seconds);
  };

  countReceipt({ accepted, duplicates, rejected }: IngestReceipt): void {
    if (accepted > 0) this.accepted.inc(accepted);
    if (duplicates > 0) this.duplicates.inc(duplicates);
    for (const { code, field } of rejected)
      this.rejected.inc({ reason: code === "CONFLICT" ? code : knownField(field) });
  }

  /** Errors that are neither overload nor outage are counted elsewhere. */
  countRefusal(error: unknown): void {
    if (error instanceof AppError && error.code === "UNAVAILABLE") this.shed.inc({ reason: "busy" });
    else if (isDatabaseAway(error)) this.shed.inc({ reason: "database" });
  }

  countOutage(): void {
    this.shed.inc({ reason: "database" });
  }
}

/** Senders choose names below `usage` and `tags`: a label must not have any number of values. */
function knownField(path: string | null): string {
  const [field = ""] = (path ?? "").split(".", 1);
  return USAGE_EVENT_FIELDS.has(field) ? field : "event";
}
