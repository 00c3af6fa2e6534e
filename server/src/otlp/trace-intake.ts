import { MAX_EVENTS_PER_REQUEST } from "@tokenledger/model/limits";
import type { IngestService } from "../ingest/ingest.service.js";
import type { Sender } from "../ingest/recording-door.js";
import { selectCalls, type ModelCall } from "./domain/select-calls.js";
import type { Span } from "./domain/span.js";
import { toEvent } from "./domain/to-event.js";
import type { LaterReport, LaterReports } from "./later-reports.js";
import type { OtlpMetrics } from "./otlp-metrics.js";
import type { ExportOutcome } from "./wire/encode-answer.js";
import { tooMany } from "./wire/trace-bounds.js";

interface TraceIntakeParts {
  readonly ingest: IngestService;
  readonly laterReports: LaterReports;
  readonly metrics: OtlpMetrics;
}

/** Records the model calls that an export tells of. */
export class TraceIntake {
  constructor(private readonly parts: TraceIntakeParts) {}

  /**
   * Committed on return.
   *
   * @throws HttpError 413 for more model calls than one request may record; nothing is recorded then
   */
  async take(sender: Sender, spans: readonly Span[]): Promise<ExportOutcome> {
    const selected = selectCalls(spans);
    const calls = selected.calls.filter(isIdentified);
    const nameless = selected.calls.length - calls.length;
    if (calls.length > MAX_EVENTS_PER_REQUEST) throw tooMany(`${MAX_EVENTS_PER_REQUEST} model calls`);
    const { receipt, later } = await this.record(sender, calls);
    const told = (report: LaterReport) => later.filter((each) => each === report).length;
    const rejected = receipt.rejected.length + nameless;
    const contradicting = selected.contradicting + told("contradicting");
    this.parts.metrics.count({
      recorded: receipt.accepted,
      repeated: selected.repeated - selected.contradicting + receipt.duplicates - later.length + told("repeated"),
      completed: told("completed"),
      contradicting,
      rejected,
      other: selected.other,
      silent: selected.silent,
    });
    const reasons = receipt.rejected.map(({ id, message }) => `${id ?? "a span"}: ${message}`);
    return { rejected, reasons: nameless === 0 ? reasons : [NAMELESS, ...reasons], contradicting };
  }

  private async record(sender: Sender, calls: readonly ModelCall[]) {
    const events = calls.map(toEvent);
    const { receipt, conflicts } = await this.parts.ingest.ingest({ ...sender, idDecides: true }, events);
    const repeating = conflicts.flatMap((index) => events[index] ?? []);
    return { receipt, later: await this.parts.laterReports.compare(sender, repeating) };
  }
}

const NAMELESS = "a span: expected a trace id and a span id, or the id of a response";

/** Without any id a call could not be told from another one. */
function isIdentified({ responseId, own: { traceId, spanId } }: ModelCall): boolean {
  return responseId !== null || (traceId !== "" && spanId !== "");
}
