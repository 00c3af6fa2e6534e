import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import type { ThresholdContent } from "./domain/threshold-content.js";
import { inThresholdChange } from "./in-threshold-change.js";
import { refuseTooMany } from "./refuse-too-many.js";
import { keptChannels } from "./refuse-unknown.js";
import { holdThreshold, type SeenThreshold } from "./threshold-state.js";
import { writeThreshold } from "./write-threshold.js";

/**
 * Writes the version before as the next one: takes back a change, a muting or a deletion, and what was undone when it
 * is undone again. Channels that were deleted since stay away.
 *
 * @throws AppError NOT_FOUND; CONFLICT when somebody changed it since, or there is no version before that
 * watched, or it was deleted and there are as many as there may be
 */
export function undoThreshold(context: RequestContext, seen: SeenThreshold): Promise<void> {
  return inThresholdChange(context.em, async (client) => {
    const before = await holdThreshold(client, seen);
    const { rows } = await client.query<{ content: ThresholdContent & { readonly deleted: boolean } }>(
      "select content from usage_threshold_versions where threshold_id = $1 and version = $2",
      [before.id, before.version - 1],
    );
    const [former] = rows;
    if (former === undefined) {
      throw AppError.conflict("This is how the threshold was made: there is nothing to undo. Delete it instead.");
    }
    const { deleted, ...content } = former.content;
    if (deleted) throw AppError.conflict("It was deleted before that. Delete it instead of undoing.");
    if (before.isDeleted) await refuseTooMany(client);
    const channelIds = await keptChannels(client, content.channelIds);
    const act = { action: "threshold.undo", after: { content: { ...content, channelIds }, isDeleted: false } } as const;
    await writeThreshold(client, context, { before, act });
  });
}
