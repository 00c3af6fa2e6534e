import { setTimeout as sleep } from "node:timers/promises";
import type { RequestContext } from "../access/request-context.js";
import type { Gate } from "../core/gate.js";
import { KeptAnswers } from "./kept-answers.js";
import { measuredSaving, periodsOver, unmeasuredSaving } from "./measured-saving.query.js";
import type { MeasuredSavingType } from "./measured-saving.type.js";
import type { SavingsMark } from "./savings-mark.js";

/** A period that is over changes by corrections and re-costs alone. */
const KEPT_MS = 6 * 60 * 60_000;

interface Measuring {
  /** Lets one measurement through at a time: each may read 200,000 requests. */
  readonly gate: Gate;
  /** How long a report waits for them all together. */
  readonly patienceMs: number;
}

/** What applied suggestions saved, each measured once for all who ask, and kept. */
export class MeasuredSavings {
  private readonly kept = new KeptAnswers<MeasuredSavingType>({ forMs: () => KEPT_MS, most: 1_000 });

  constructor(private readonly measuring: Measuring) {}

  /** By the id of the mark. What takes too long is told as pending and goes on, for whoever asks next. */
  async of(context: RequestContext, marks: readonly SavingsMark[]): Promise<ReadonlyMap<string, MeasuredSavingType>> {
    const told = new Map<string, MeasuredSavingType>();
    for (const mark of marks) {
      const pending = unmeasuredSaving(mark, true);
      if (pending !== null) told.set(mark.id, pending);
    }
    const work = this.measure(context, marks, told);
    await Promise.race([work, sleep(this.measuring.patienceMs, undefined, { ref: false })]);
    return new Map(told);
  }

  private async measure(
    context: RequestContext,
    marks: readonly SavingsMark[],
    told: Map<string, MeasuredSavingType>,
  ): Promise<void> {
    const now = context.clock();
    for (const mark of marks) {
      const unmeasured = unmeasuredSaving(mark, false);
      if (unmeasured === null || mark.appliedAt === null) continue;
      const periods = periodsOver(mark.appliedAt, now);
      const key = [mark.id, mark.version, periods].join("/");
      const work = () => this.measuring.gate.run(() => measuredSaving(context, mark, unmeasured));
      told.set(mark.id, periods === 0 ? unmeasured : await this.kept.get({ key, stamp: "", now }, work));
    }
  }
}
