import { Arg, Authorized, Ctx, Int, Query, Resolver } from "type-graphql";
import { Permission } from "../permission.js";
import type { RequestContext } from "../request-context.js";
import { MAX_ENTRIES } from "./audit-entries.query.js";
import { AuditFilterOptionsType, AuditPageType } from "./audit-entry.type.js";
import { AuditFilterInput } from "./audit-filter.input.js";
import type { AuditFilterOptions } from "./audit-filter-options.query.js";
import { listAudit, listAuditOptions, type AuditPage } from "./audit.query.js";

@Resolver()
export class AuditResolver {
  @Authorized<Permission>(Permission.VIEW_AUDIT)
  @Query(() => AuditPageType, { description: "Newest first." })
  auditEntries(
    @Arg("filter", () => AuditFilterInput, { nullable: true }) filter: AuditFilterInput | null = null,
    @Arg("first", () => Int, { defaultValue: 50, description: `1 to ${MAX_ENTRIES}.` }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null = null,
    @Ctx() context: RequestContext,
  ): Promise<AuditPage> {
    return listAudit(context, filter ?? {}, { first, after });
  }

  @Authorized<Permission>(Permission.VIEW_AUDIT)
  @Query(() => AuditFilterOptionsType)
  auditFilterOptions(@Ctx() context: RequestContext): Promise<AuditFilterOptions> {
    return listAuditOptions(context);
  }
}
