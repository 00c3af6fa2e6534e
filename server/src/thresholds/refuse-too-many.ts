import type { Statements } from "../core/statements.js";
import { AppError } from "../core/errors.js";
import { MOST_THRESHOLDS } from "./most-thresholds.js";

/**
 * Before one is added or brought back, by who holds the lock of a change.
 *
 * @throws AppError CONFLICT when there are as many as there may be
 */
export async function refuseTooMany(client: Statements): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    "select count(*)::int as count from usage_thresholds where deleted_at is null",
  );
  if ((rows[0]?.count ?? 0) < MOST_THRESHOLDS) return;
  throw AppError.conflict(
    `There are ${MOST_THRESHOLDS} thresholds, which is as many as there may be. Delete one first.`,
  );
}
