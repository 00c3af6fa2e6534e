import type { MikroORM } from "@mikro-orm/postgresql";
import type { UsageEvent } from "@tokenledger/model/usage-event";
import type { CorrectionService } from "../ingest/correction.service.js";
import type { Sender } from "../ingest/recording-door.js";
import { normaliseUsage } from "../pricing/domain/normalise-usage.js";
import { findUsages } from "../usage/find-usages.js";
import { additionOf, addsTo, type RecordedCall } from "./domain/later-report.js";

const REASON = "A later span of the same call says what the first left unknown";

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
   * Committed on return.
   *
   * @param events well-formed, each under an id that is recorded with other content
   * @returns one word per event, in the order given
   */
  async compare(sender: Sender, events: readonly UsageEvent[]): Promise<readonly LaterReport[]> {
    const ids = events.map(({ id }) => id);
    const recorded = await findUsages(this.parts.orm.em.fork(), sender.projectId, ids);
    const reports: LaterReport[] = [];
    for (const event of events) {
      const stored = recorded.get(event.id);
      // Raw rows are kept for longer than exporters try again; what is not there any more cannot be compared.
      reports.push(stored === undefined ? "repeated" : await this.settle(sender, event, stored));
    }
    return reports;
  }

  private async settle(sender: Sender, event: UsageEvent, stored: RecordedCall): Promise<LaterReport> {
    const addition = additionOf(event, countsOf(event), stored);
    if (addition === "contradicting") return addition;
    if (addition === null) return "repeated";
    const identity = { projectId: sender.projectId, eventId: event.id };
    const completed = await this.parts.corrections.complete({ viewer: sender.viewer, http: null }, identity, {
      correction: addition,
      reason: REASON,
      isToReplace: (former, latter) => addsTo(latter, former),
    });
    return completed ? "completed" : "repeated";
  }
}

function countsOf({ provider, dialect, usage }: UsageEvent): RecordedCall["counts"] {
  return normaliseUsage({ provider, dialect: dialect ?? null, usage: usage ?? null, canonical: {} }).counts;
}
