import type { RequestContext } from "../access/request-context.js";
import { inThresholdChange } from "./in-threshold-change.js";
import { readThreshold, type ThresholdRequest } from "./read-threshold.js";
import { refuseTooMany } from "./refuse-too-many.js";
import { refuseUnknownChannels, refuseUnknownSubject } from "./refuse-unknown.js";
import { insertThreshold } from "./write-threshold.js";

/**
 * Begins to watch. What the running period has used already counts, and is told at once.
 *
 * @returns its id
 * @throws AppError BAD_INPUT naming the field; CONFLICT when there are as many as there may be
 */
export function createThreshold(context: RequestContext, request: ThresholdRequest): Promise<number> {
  const content = readThreshold(request);
  return inThresholdChange(context.em, async (client) => {
    await refuseTooMany(client);
    await refuseUnknownSubject(client, content);
    await refuseUnknownChannels(client, content.channelIds);
    return insertThreshold(client, context, content);
  });
}
