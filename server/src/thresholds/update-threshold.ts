import { isDeepStrictEqual } from "node:util";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { FIXED_FIELDS, type ThresholdContent } from "./domain/threshold-content.js";
import { inThresholdChange } from "./in-threshold-change.js";
import { readThreshold, type ThresholdRequest } from "./read-threshold.js";
import { refuseUnknownChannels } from "./refuse-unknown.js";
import { holdThreshold, refuseDeleted, type SeenThreshold } from "./threshold-state.js";
import { writeThreshold } from "./write-threshold.js";

/**
 * Replaces all that can be chosen of a threshold; it stays muted. What says the same as before is no change.
 *
 * @throws AppError BAD_INPUT naming the field; NOT_FOUND; CONFLICT when somebody changed it since
 */
export function updateThreshold(
  context: RequestContext,
  { input, ...seen }: SeenThreshold & { readonly input: ThresholdRequest },
): Promise<void> {
  const given = readThreshold(input);
  return inThresholdChange(context.em, async (client) => {
    const before = await holdThreshold(client, seen);
    refuseDeleted(before);
    refuseAnother(before.content, given);
    const content = { ...given, mutedUntil: before.content.mutedUntil };
    if (isDeepStrictEqual(content, before.content)) return;
    await refuseUnknownChannels(client, content.channelIds);
    const act = { action: "threshold.update", after: { content, isDeleted: false } } as const;
    await writeThreshold(client, context, { before, act });
  });
}

/** Alerts of before would be told in units, or of somebody, that they were not about. */
function refuseAnother(before: ThresholdContent, after: ThresholdContent): void {
  for (const field of FIXED_FIELDS) {
    if (before[field] === after[field]) continue;
    const expected = `${JSON.stringify(before[field])} as it was made with: what is watched otherwise is another threshold`;
    throw AppError.badInput(field, expected, after[field]);
  }
}
