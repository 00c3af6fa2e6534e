import type { MikroORM } from "@mikro-orm/postgresql";
import type { UsageEvent } from "@tokenledger/model/usage-event";
import type { CorrectionService } from "../ingest/correction.service.js";
import type { Sender } from "../ingest/recording-door.js";
import { normaliseUsage } from "../pricing/domain/normalise-usage.js";
import { findUsages } from "../usage/find-usages.js";
import { additionOf, addsTo, type RecordedCall } from "./domain/later-report.js";

const REASON = "A later span of the same call says what the first left unknown";

/** In one transaction: some tens of milliseconds, for which only these calls are locked. */
const COMPLETED_TOGETHER = 200;

/** What a later report of a call was. */
export type LaterReport = "repeated" | "completed" | "contradicting";

interface LaterReportsParts {
  readonly orm: MikroORM;
  readonly corrections: CorrectionService;
}

/**
 * Reports of calls that are recorded already, by other instruments or from another export, with other content. What
 * the first report says stays; what it left unknown is taken from the later one. So whichever comes first, the same
 * tokens are counted in the end.
 */
export class LaterReports {
  constructor(private readonly parts: LaterReportsParts) {}

  /**
   * Committed on return, some at a time: thousands of transactions would keep the sender waiting for minutes, and one of
   * thousands would keep everybody else waiting.
   *
   * @param events well-formed, each under an id that is recorded with other content
   * @returns one word per event, in the order given
   */
  async compare(sender: Sender, events: readonly UsageEvent[]): Promise<readonly LaterReport[]> {
    const ids = events.map(({ id }) => id);
    const recorded = await findUsages(this.parts.orm.em.fork(), sender.projectId, ids);
    const reports = events.map((event) => {
      const stored = recorded.get(event.id);
      const counts = countsOf(event);
      // Raw rows are kept for longer than exporters try again; what is not there any more cannot be compared.
      return { event, counts, addition: stored === undefined ? null : additionOf(event, counts, stored) };
    });
    const adding = reports.filter(({ addition }) => addition !== null && addition !== "contradicting");
    const completed = new Set<string>();
    for (let at = 0; at < adding.length; at += COMPLETED_TOGETHER) {
      const together = await this.complete(sender, adding.slice(at, at + COMPLETED_TOGETHER));
      for (const id of together) completed.add(id);
    }
    return reports.map(({ event, addition }) => {
      if (addition === "contradicting") return addition;
      return completed.has(event.id) ? "completed" : "repeated";
    });
  }

  private complete(
    { projectId, viewer }: Sender,
    reports: readonly { readonly event: UsageEvent; readonly counts: RecordedCall["counts"] }[],
  ): Promise<ReadonlySet<string>> {
    const events = reports.map(({ event, counts }) => ({
      eventId: event.id,
      addition: (recorded: RecordedCall) => {
        const addition = additionOf(event, counts, recorded);
        return addition === "contradicting" ? null : addition;
      },
      isToReplace: (former: RecordedCall, latter: RecordedCall) => addsTo(latter, former),
    }));
    return this.parts.corrections.complete({ viewer, http: null }, { projectId, reason: REASON, events });
  }
}

function countsOf({ provider, dialect, usage }: UsageEvent): RecordedCall["counts"] {
  return normaliseUsage({ provider, dialect: dialect ?? null, usage: usage ?? null, canonical: {} }).counts;
}
