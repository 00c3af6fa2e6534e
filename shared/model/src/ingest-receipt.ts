/** Why one event of a batch was not recorded. `index` counts from 0 in the order sent. */
export interface Rejection {
  readonly index: number;
  readonly id: string | null;
  readonly code: "BAD_INPUT" | "CONFLICT";
  readonly field: string | null;
  readonly message: string;
}

/** The answer to a batch; sent only after its transaction committed. */
export interface IngestReceipt {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly Rejection[];
  readonly ignoredFields: readonly string[];
}
