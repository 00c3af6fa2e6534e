import { Arg, Authorized, Ctx, Int, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { ask } from "./question.js";
import { UsageFilterInput } from "./usage-filter.input.js";
import { MAX_NOTES, usageNotes } from "./usage-notes.query.js";
import { NoteUsageType } from "./usage-notes.type.js";

@Resolver()
export class UsageNotesResolver {
  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [NoteUsageType], {
    description:
      "Notes of one app user, dearest first: the filter must name exactly one in userIds. Read from the requests that are kept.",
  })
  usageNotes(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("first", () => Int, { defaultValue: 20, description: `1 to ${MAX_NOTES}.` }) first: number,
    @Ctx() context: RequestContext,
  ): Promise<NoteUsageType[]> {
    return ask(context, filter, (question) => usageNotes(question, first));
  }
}
