import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import type { AnswerCache } from "../../analytics/answers/answer-cache.js";
import { Gate } from "../../core/gate.js";
import { projectUse } from "./project-use.js";
import { ProjectedUseType, ThresholdStatusType } from "./threshold-status.type.js";
import { thresholdStatuses } from "./threshold-statuses.query.js";

@Resolver(() => ThresholdStatusType)
export class ThresholdStatusResolver {
  /** A page asks for many forecasts in one operation, which must not take all connections at once. */
  private readonly forecasts = new Gate({
    atOnce: 2,
    waiting: 2_000,
    refusal: "Too many forecasts are asked for at once. Try again in a moment.",
  });

  /** Each reads the counters of all whom limits are about, in one snapshot. */
  private readonly statuses = new Gate({
    atOnce: 3,
    waiting: 60,
    refusal: "Too many ask how near usage is to limits. Try again in a moment.",
  });

  constructor(private readonly answers: AnswerCache) {}

  @Authorized<Permission>(Permission.VIEW_ALERTS)
  @Query(() => [ThresholdStatusType], {
    description:
      "How near usage is to limits, in the order of thresholds, all from one snapshot. Of EACH_USER one for all of them, then those app users who used most.",
  })
  thresholdStatuses(
    @Arg("ids", () => [ID], {
      nullable: true,
      description: "At most 200. Null: all limits that are switched on and whose period runs.",
    })
    ids: string[] | null,
    @Arg("userId", () => ID, {
      nullable: true,
      description: "Those that this app user comes under: their own, or what EACH_USER says in its place.",
    })
    userId: string | null,
    @Arg("top", () => Int, { defaultValue: 5, description: "1 to 50." }) top: number,
    @Ctx() context: RequestContext,
  ): Promise<ThresholdStatusType[]> {
    const request = { ids: ids ?? null, userId: userId ?? null, top };
    return this.statuses.run(() => thresholdStatuses(context, request));
  }

  @FieldResolver(() => ProjectedUseType, { nullable: true })
  projected(@Root() { threshold }: ThresholdStatusType, @Ctx() context: RequestContext) {
    return this.forecasts.run(() => projectUse(this.answers, context, threshold));
  }
}
