import { Arg, Authorized, Ctx, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { DIALECTS } from "./domain/usage-dialects.js";
import { normalizeUsage } from "./normalize-usage.js";
import { NormalizeUsageInput } from "./normalize-usage.input.js";
import { NormalizedUsageType } from "./normalized-usage.type.js";
import type { PriceCatalogue } from "./price-catalogue.js";

@Resolver()
export class DialectLabResolver {
  constructor(private readonly prices: PriceCatalogue) {}

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => NormalizedUsageType, {
    description: "A dry run: reads and prices usage as recording would, keeps nothing.",
  })
  normalizeUsage(
    @Arg("input", () => NormalizeUsageInput) input: NormalizeUsageInput,
    @Ctx() { em, viewer, clock }: RequestContext,
  ): Promise<NormalizedUsageType> {
    return normalizeUsage(input, { em, viewer, now: clock(), prices: this.prices });
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [String], { description: "Shapes of usage that can be read, by the names that senders may give." })
  usageDialects(): readonly string[] {
    return DIALECTS;
  }
}
