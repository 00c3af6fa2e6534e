import { parseUsd, type PicoUsd } from "@tokenledger/model/money";
import type { IngestResult } from "../ingest-result.js";
import { CostComparison } from "./cost-comparison.js";
import type { WireEvent } from "./formats/parsed-line.js";

const MAX_LISTED_REJECTIONS = 20;

export interface RejectedLine {
  readonly line: number;
  readonly message: string;
}

/** An event on its way through the door, and the line it came from. */
export interface LineEvent {
  readonly line: number;
  readonly event: WireEvent;
}

export interface UnpricedModel {
  readonly provider: string;
  readonly model: string;
  readonly requests: number;
}

/** Counts what became of the lines of one file, in memory that grows with the models named in it, not with the lines. */
export class ImportTally {
  accepted = 0;
  duplicates = 0;
  rejected = 0;
  readonly listedRejections: RejectedLine[] = [];
  /** Reason to count. */
  readonly skipped = new Map<string, number>();
  readonly ignoredFields = new Set<string>();
  readonly costs = new CostComparison();
  /** Everything up to this line has been dealt with. */
  lastLine = 0;
  private readonly unpriced = new Map<string, UnpricedModel>();

  get events(): number {
    return this.accepted + this.duplicates + this.rejected;
  }

  reject(rejection: RejectedLine): void {
    this.rejected += 1;
    if (this.listedRejections.length < MAX_LISTED_REJECTIONS) this.listedRejections.push(rejection);
  }

  skip(reason: string): void {
    this.skipped.set(reason, (this.skipped.get(reason) ?? 0) + 1);
  }

  add(batch: readonly LineEvent[], { receipt, items }: IngestResult): void {
    this.accepted += receipt.accepted;
    this.duplicates += receipt.duplicates;
    for (const field of receipt.ignoredFields) this.ignoredFields.add(field);
    for (const { index, message } of receipt.rejected) this.reject({ line: batch[index]?.line ?? 0, message });
    for (const { index, provider, model, costState, cost } of items) {
      if (costState === "unpriced") this.countUnpriced(provider, model);
      const reported = reportedCost(batch[index]?.event);
      if (cost !== null && reported !== null) this.costs.add({ provider, model, reported, computed: cost });
    }
  }

  /** Most requests first. */
  unpricedModels(): readonly UnpricedModel[] {
    return [...this.unpriced.values()].sort((a, b) => b.requests - a.requests);
  }

  private countUnpriced(provider: string, model: string): void {
    const key = JSON.stringify([provider, model]);
    this.unpriced.set(key, { provider, model, requests: (this.unpriced.get(key)?.requests ?? 0) + 1 });
  }
}

function reportedCost(event: WireEvent | undefined): PicoUsd | null {
  const claim = event?.reportedCostUsd;
  return typeof claim === "string" ? parseUsd(claim) : null; // the door accepted it, so it is a decimal
}
