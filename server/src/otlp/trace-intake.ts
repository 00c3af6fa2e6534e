import { MAX_EVENTS_PER_REQUEST } from "@tokenledger/model/limits";
import type { UsageEvent } from "@tokenledger/model/usage-event";
import type { IngestService } from "../ingest/ingest.service.js";
import type { Sender } from "../ingest/recording-door.js";
import { selectCalls, type ModelCall } from "./domain/select-calls.js";
import type { Span } from "./domain/span.js";
import { toEvent } from "./domain/to-event.js";
import type { LaterReport, LaterReports } from "./later-reports.js";
import type { OtlpMetrics } from "./otlp-metrics.js";
import type { ExportOutcome } from "./wire/encode-answer.js";

interface TraceIntakeParts {
  readonly ingest: IngestService;
  readonly laterReports: LaterReports;
  readonly metrics: OtlpMetrics;
}

/** Records the model calls that an export tells of. */
export class TraceIntake {
  constructor(private readonly parts: TraceIntakeParts) {}

  /**
   * Committed on return, in slices of what one request may record: a collector's batch that is refused is lost. One that
   * fails on its way is sent again, and ids make the slices before it repetitions.
   */
  async take(sender: Sender, spans: readonly Span[]): Promise<ExportOutcome> {
    const selected = selectCalls(spans);
    const calls = selected.calls.filter(isIdentified);
    const nameless = selected.calls.length - calls.length;
    let rejected = nameless;
    let { contradicting } = selected;
    const reasons = nameless === 0 ? [] : [NAMELESS];
    for (let at = 0; at < calls.length; at += MAX_EVENTS_PER_REQUEST) {
      const outcome = await this.record(sender, calls.slice(at, at + MAX_EVENTS_PER_REQUEST));
      rejected += outcome.rejected;
      contradicting += outcome.contradicting;
      reasons.push(...outcome.reasons);
    }
    this.parts.metrics.count({
      repeated: selected.repeated - selected.contradicting,
      contradicting: selected.contradicting,
      rejected: nameless,
      other: selected.other,
      silent: selected.silent,
    });
    return { rejected, reasons, contradicting };
  }

  private async record(sender: Sender, calls: readonly ModelCall[]): Promise<ExportOutcome> {
    const events = calls.map(toEvent);
    const { receipt, conflicts } = await this.parts.ingest.ingest({ ...sender, idDecides: true }, events);
    const repeating = conflicts.flatMap((index) => events[index] ?? []);
    const later = await this.compare(sender, repeating);
    const told = (report: LaterReport) => later.filter((each) => each === report).length;
    const [rejected, contradicting] = [receipt.rejected.length, told("contradicting")];
    this.parts.metrics.count({
      recorded: receipt.accepted,
      repeated: receipt.duplicates - later.length + told("repeated"),
      completed: told("completed"),
      contradicting,
      rejected,
    });
    const reasons = receipt.rejected.map(({ id, message }) => `${id ?? "a span"}: ${message}`);
    return { rejected, reasons, contradicting };
  }

  /** Within the room that all doors share, so that who repeats much waits as who records much does. */
  private async compare(sender: Sender, events: readonly UsageEvent[]): Promise<readonly LaterReport[]> {
    if (events.length === 0) return [];
    const giveBack = this.parts.ingest.reserve(events.length);
    try {
      return await this.parts.laterReports.compare(sender, events);
    } finally {
      giveBack();
    }
  }
}

const NAMELESS = "a span: expected a trace id and a span id, or the id of a response";

/** Without any id a call could not be told from another one. */
function isIdentified({ responseId, own: { traceId, spanId } }: ModelCall): boolean {
  return responseId !== null || (traceId !== "" && spanId !== "");
}
