import type { IngestReceipt } from "@tokenledger/model/ingest-receipt";
import type { PicoUsd } from "@tokenledger/model/money";
import type { CostState } from "@tokenledger/model/usage-states";

/** What became of one well-formed event of a batch. */
export interface RecordedItem {
  /** Position in the batch, from 0. */
  readonly index: number;
  readonly fate: "accepted" | "duplicate";
  readonly provider: string;
  readonly model: string;
  readonly costState: CostState;
  /** Null when unpriced. */
  readonly cost: PicoUsd | null;
}

/** The receipt that the sender gets, and item by item what the import report needs. */
export interface IngestResult {
  readonly receipt: IngestReceipt;
  readonly items: readonly RecordedItem[];
  /** Positions in the batch of events whose id an event with other content has. */
  readonly conflicts: readonly number[];
}

/** On whose behalf a batch is recorded. */
export interface IngestSource {
  readonly projectId: number;
  /** Null for the import and the demo, which use no key. */
  readonly apiKeyId: number | null;
  /** Accepts any time since 2020. */
  readonly backfill: boolean;
  /** Whether an event whose id is taken is a repetition whatever else it says; absent: only with the same content. */
  readonly idDecides?: boolean;
}
