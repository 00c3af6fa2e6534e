import type { ClientBase } from "pg";
import type { CostDifference } from "./cost-differences.js";
import type { Position } from "./next-part.js";

/** What one step did. */
export interface Progress {
  /** Everything before it is done. */
  readonly cursor: Position;
  readonly requests: bigint;
  readonly changed: bigint;
  /** Archived, and their sums do not tell enough. */
  readonly left: bigint;
  /** Pico-USD of the requests of the step, known ones. */
  readonly costBefore: bigint;
  readonly costAfter: bigint;
  readonly differences: readonly CostDifference[];
}

const MOVE_ON = `
  update recosts set state = 'running', started_at = coalesce(started_at, now()), cursor_at = $2, cursor_id = $3,
    requests_done = requests_done + $4, changed_requests = changed_requests + $5, left_requests = left_requests + $6,
    cost_before = cost_before + $7, cost_after = cost_after + $8, failures = 0, error = null
  where id = $1`;

export async function moveOn(client: ClientBase, id: number, progress: Progress): Promise<void> {
  const { cursor, requests, changed, left, costBefore, costAfter } = progress;
  const sums = [requests, changed, left, costBefore, costAfter].map(String);
  await client.query(MOVE_ON, [id, cursor.at, cursor.id, ...sums]);
}

/** What was counted before is what was done: events may have come and gone meanwhile. */
export async function finishApplying(client: ClientBase, id: number, undoDays: number): Promise<void> {
  await client.query(
    `update recosts set state = 'done', started_at = coalesce(started_at, now()), finished_at = now(),
       undo_until = now() + $2 * interval '1 day', requests_total = requests_done, error = null
     where id = $1`,
    [id, undoDays],
  );
}
