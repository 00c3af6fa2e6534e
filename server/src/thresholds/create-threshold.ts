import type { ClientBase, Pool } from "pg";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { inThresholdChange } from "./in-threshold-change.js";
import { readThreshold, type ThresholdRequest } from "./read-threshold.js";
import { refuseUnknownChannels, refuseUnknownSubject } from "./refuse-unknown.js";
import { insertThreshold } from "./write-threshold.js";

/** Each is looked at every second, and with each merge. */
const MOST_THRESHOLDS = 1_000;

/**
 * Begins to watch. What the running period has used already counts, and is told at once.
 *
 * @returns its id
 * @throws AppError BAD_INPUT naming the field; CONFLICT when there are as many as there may be
 */
export function createThreshold(pool: Pool, context: RequestContext, request: ThresholdRequest): Promise<number> {
  const content = readThreshold(request);
  return inThresholdChange(pool, async (client) => {
    await refuseTooMany(client);
    await refuseUnknownSubject(client, content);
    await refuseUnknownChannels(client, content.channelIds);
    return insertThreshold(client, context, content);
  });
}

async function refuseTooMany(client: Pick<ClientBase, "query">): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    "select count(*)::int as count from usage_thresholds where deleted_at is null",
  );
  if ((rows[0]?.count ?? 0) < MOST_THRESHOLDS) return;
  throw AppError.conflict(
    `There are ${MOST_THRESHOLDS} thresholds, which is as many as there may be. Delete one first.`,
  );
}
