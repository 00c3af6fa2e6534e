import { Arg, Args, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { UsageFilterInput } from "../analytics/usage-filter.input.js";
import { AppliedSavingType } from "./applied-saving.type.js";
import { appliedSavings } from "./applied-savings.query.js";
import { FindingType } from "./finding.type.js";
import { MarkSuggestionArgs } from "./mark-suggestion.input.js";
import { SavingsReportType } from "./savings-report.type.js";
import type { SavingsService } from "./savings.service.js";

@Resolver()
export class SavingsResolver {
  constructor(private readonly savings: SavingsService) {}

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => SavingsReportType, { description: "Where money need not be spent. A clean workload has no findings." })
  savingsReport(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Ctx() context: RequestContext,
    @Arg("fresh", () => Boolean, { defaultValue: false, description: "Worked out now, or some seconds ago at most." })
    fresh: boolean,
  ): Promise<SavingsReportType> {
    return this.savings.report(context, filter, { fresh });
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [AppliedSavingType], {
    description:
      "Findings that were applied in the range, oldest first: marks for its charts, of what the filter lets through.",
  })
  appliedSavings(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Ctx() context: RequestContext,
  ): Promise<readonly AppliedSavingType[]> {
    return appliedSavings(context, filter);
  }

  @Authorized<Permission>(Permission.MANAGE_SAVINGS)
  @Mutation(() => FindingType, {
    description:
      "What was decided about a finding. APPLIED remembers what is expected, and is measured from then on. NOT_FOUND for an id that the report does not have and nobody marked.",
  })
  markSuggestion(
    @Args(() => MarkSuggestionArgs) args: MarkSuggestionArgs,
    @Ctx() context: RequestContext,
  ): Promise<FindingType> {
    return this.savings.mark(context, args);
  }
}
