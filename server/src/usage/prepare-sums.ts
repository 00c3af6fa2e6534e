import type { ClientBase } from "pg";
import { statsStatement } from "./stats-statement.js";
import { COPY_DELTAS, deltaLines } from "./delta-lines.js";
import { copyText } from "./copy-text.js";
import { rollUp, type RollupRow } from "./domain/roll-up.js";

/** Sums that only have to be sent. */
export interface PreparedSums {
  /** The same sums over everybody. */
  readonly everybody: readonly RollupRow[];
  /** Adds them to both rollups, within the caller's transaction; counters follow when differences are merged. */
  readonly send: (client: ClientBase) => Promise<unknown>;
}

/**
 * Makes ready what adds sums by app user to both rollups. All of it is sent at once on a
 * connection that pipelines, a commit may follow without a wait, and so nothing may fail here any more once
 * the first statement has left. Those rows come last that writers meet at: they stay locked until the commit.
 */
export function prepareSums(byUser: readonly RollupRow[]): PreparedSums {
  const everybody = rollUp(byUser);
  const deltas = deltaLines(byUser);
  const stats = statsStatement(everybody);
  return {
    everybody,
    send: (client) => Promise.all([copyText(client, COPY_DELTAS, deltas), client.query(stats)]),
  };
}
