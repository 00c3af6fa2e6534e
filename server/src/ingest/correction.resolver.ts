import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import type { CorrectionService } from "./correction.service.js";
import { toWireCorrection, UsageCorrectionInput } from "./usage-correction.input.js";
import { UsageCorrectionType } from "./usage-correction.type.js";

@Resolver()
export class CorrectionResolver {
  constructor(private readonly corrections: CorrectionService) {}

  @Authorized<Permission>(Permission.CORRECT_USAGE)
  @Mutation(() => UsageCorrectionType, {
    description: "Changes a recorded event, keeps what it said, and moves every sum by the difference.",
  })
  correctUsage(
    @Arg("eventId", () => String) eventId: string,
    @Arg("correction", () => UsageCorrectionInput) correction: UsageCorrectionInput,
    @Arg("reason", () => String) reason: string,
    @Arg("projectId", () => ID, { nullable: true, description: "Needed where several projects have the id." })
    projectId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<UsageCorrectionType> {
    return this.corrections.correct(context, { eventId, projectId, correction: toWireCorrection(correction), reason });
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [UsageCorrectionType], { description: "The corrections of one event, oldest first." })
  usageCorrections(
    @Arg("eventId", () => String) eventId: string,
    @Arg("projectId", () => ID, { nullable: true }) projectId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<UsageCorrectionType[]> {
    return this.corrections.of(context, { eventId, projectId });
  }
}
