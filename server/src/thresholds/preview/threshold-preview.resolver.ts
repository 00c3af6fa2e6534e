import { Arg, Authorized, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { Gate } from "../../core/gate.js";
import { ThresholdInput } from "../threshold.input.js";
import { previewThreshold } from "./preview-threshold.query.js";
import { ThresholdPreviewType } from "./threshold-preview.type.js";

@Resolver()
export class ThresholdPreviewResolver {
  /** One is asked for with every pause in typing, and may read the counters of every app user. */
  private readonly gate = new Gate({
    atOnce: 2,
    waiting: 16,
    refusal: "Other thresholds are being previewed. Try again in a moment.",
  });

  @Authorized<Permission>(Permission.VIEW_ALERTS)
  @Query(() => ThresholdPreviewType, {
    description:
      "When a LIMIT would have fired, from sums of whole local days. Nothing is stored. Its channels and whether it is enabled say nothing.",
  })
  previewThreshold(
    @Arg("input", () => ThresholdInput) input: ThresholdInput,
    @Arg("days", () => Int, { defaultValue: 30, description: "30 or 90; whole periods that touch them are looked at." })
    days: number,
    @Arg("thresholdId", () => ID, {
      nullable: true,
      description: "The threshold that would be changed to it: what that has told already is not told again.",
    })
    thresholdId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ThresholdPreviewType> {
    return this.gate.run(() => previewThreshold(context, input, { days, thresholdId: thresholdId ?? null }));
  }
}
