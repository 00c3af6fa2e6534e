import type { Statements } from "../core/statements.js";
import { AppError } from "../core/errors.js";
import { readId } from "../core/read-id.js";
import type { ThresholdContent } from "./domain/threshold-content.js";
import { CONTENT_COLUMNS, type ContentRow, contentOf } from "./threshold-columns.js";
import { LABEL } from "./thresholds.query.js";

/** What a version of a threshold is: deleting and bringing back are versions too. */
export interface ThresholdState {
  readonly content: ThresholdContent;
  readonly isDeleted: boolean;
}

/** A threshold that is held until the end of the transaction. */
export interface HeldThreshold extends ThresholdState {
  readonly id: number;
  readonly version: number;
  /** What its subject is called; null for those of everybody. */
  readonly label: string | null;
}

/** Somebody's choice of a threshold, as they saw it. */
export interface SeenThreshold {
  readonly id: string;
  readonly version: number;
}

interface HeldRow extends ContentRow {
  readonly version: number;
  readonly is_deleted: boolean;
  readonly label: string | null;
}

/**
 * Holds a threshold, deleted or not.
 *
 * @throws AppError NOT_FOUND; CONFLICT naming `version` when somebody changed it after the version that was seen
 */
export async function holdThreshold(client: Statements, seen: SeenThreshold): Promise<HeldThreshold> {
  const id = readId("id", "threshold", seen.id);
  const { rows } = await client.query<HeldRow>(
    `select t.version, ${CONTENT_COLUMNS}, t.deleted_at is not null as is_deleted, ${LABEL} as label
     from usage_thresholds t where t.id = $1 and t.kind <> 'ARCHIVE' for update of t`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw AppError.notFound("threshold");
  if (row.version !== seen.version) {
    throw AppError.conflict("Somebody changed this threshold since. Look at it again, then decide.", "version");
  }
  const content = contentOf(row);
  return { id, version: row.version, content, isDeleted: row.is_deleted, label: row.label ?? content.subject };
}

/** @throws AppError NOT_FOUND for one that was deleted: only undoing brings it back */
export function refuseDeleted({ isDeleted }: ThresholdState): void {
  if (isDeleted) throw AppError.notFound("threshold");
}
