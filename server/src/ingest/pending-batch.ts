import type { Rejection } from "@tokenledger/model/ingest-receipt";
import type { NewUsage } from "../usage/domain/new-usage.js";
import type { Fate } from "../usage/record-usage.js";
import type { IngestSource, RecordedItem } from "./ingest-result.js";
import { toNewUsage, type PricedEvent } from "./to-new-usage.js";

/**
 * The events of a batch on their way to be recorded. Of what was sent, only what is stored is held while
 * they wait for their transaction: thousands of batches wait at a busy moment, and what waits is copied by
 * every collection of garbage.
 */
export class PendingBatch {
  readonly count: number;
  /** Of each event in the batch that was sent. */
  private readonly indexes: readonly number[];
  private priced: readonly PricedEvent[];
  private events: readonly NewUsage[] = [];

  constructor(
    private readonly source: IngestSource,
    priced: readonly PricedEvent[],
  ) {
    this.count = priced.length;
    this.indexes = priced.map(({ screened }) => screened.index);
    this.priced = priced;
  }

  /** Outside ids of the app users that the events name. */
  externalIds(): ReadonlySet<string> {
    const ids = new Set<string>();
    for (const { screened } of this.priced) if (screened.event.userId != null) ids.add(screened.event.userId);
    return ids;
  }

  /** What is to be stored; lets go of everything else. */
  attribute(users: ReadonlyMap<string, string>): readonly NewUsage[] {
    this.events = this.priced.map((event) => toNewUsage(this.source, event, users));
    this.priced = [];
    return this.events;
  }

  conflicts(fates: readonly Fate[]): readonly Rejection[] {
    if (!fates.includes("conflict")) return [];
    return this.events.flatMap(({ eventId }, at) => {
      if (fates[at] !== "conflict") return [];
      const message = "id: an event with this id and other content is recorded already; the first one stays.";
      return { index: this.indexes[at] ?? at, id: eventId, code: "CONFLICT" as const, field: "id", message };
    });
  }

  /** The sender's id of the last event that is recorded now, or was before; null when none is. */
  lastRecorded(fates: readonly Fate[]): string | null {
    const isRecorded = (fate: Fate): boolean => fate !== "conflict" || this.source.idDecides === true;
    const at = fates.findLastIndex(isRecorded);
    return this.events[at]?.eventId ?? null;
  }

  items(fates: readonly Fate[]): readonly RecordedItem[] {
    return this.events.flatMap(({ provider, model, costState, cost }, at) => {
      const fate = fates[at];
      if (fate === undefined || fate === "conflict") return [];
      return { index: this.indexes[at] ?? at, fate, provider, model, costState, cost };
    });
  }
}
