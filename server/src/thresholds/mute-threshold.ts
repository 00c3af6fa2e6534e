import type { RequestContext } from "../access/request-context.js";
import { checkUntil } from "../core/check-until.js";
import { inThresholdChange } from "./in-threshold-change.js";
import { holdThreshold, refuseDeleted, type SeenThreshold } from "./threshold-state.js";
import { writeThreshold } from "./write-threshold.js";

/**
 * Tells no channel of a threshold until a moment; null: tells them again.
 *
 * @throws AppError BAD_INPUT naming `until`; NOT_FOUND; CONFLICT when somebody changed it since
 */
export function muteThreshold(
  context: RequestContext,
  { until, ...seen }: SeenThreshold & { readonly until: Date | null },
): Promise<void> {
  checkUntil(until, context.clock());
  return inThresholdChange(context.em, async (client) => {
    const before = await holdThreshold(client, seen);
    refuseDeleted(before);
    const mutedUntil = until === null ? null : until.toJSON();
    if (mutedUntil === before.content.mutedUntil) return;
    const act = {
      action: "threshold.mute",
      after: { content: { ...before.content, mutedUntil }, isDeleted: false },
    } as const;
    await writeThreshold(client, context, { before, act });
  });
}
