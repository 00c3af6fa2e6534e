import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { memberOf } from "../access/member-of.js";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { deleteView } from "./delete-view.js";
import { renameView } from "./rename-view.js";
import { SaveViewInput } from "./save-view.input.js";
import { saveView } from "./save-view.js";
import { SavedViewType } from "./saved-view.type.js";
import { savedViews } from "./saved-views.query.js";

@Resolver()
export class SavedViewResolver {
  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Query(() => [SavedViewType], { description: "Your own and those that others share, by name." })
  savedViews(
    @Arg("page", () => String, { nullable: true, description: "Those of one path; all without it." })
    page: string | null,
    @Ctx() context: RequestContext,
  ): Promise<SavedViewType[]> {
    return savedViews(context.em, memberOf(context), page ?? null);
  }

  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Mutation(() => SavedViewType, { description: "At most 100 for each member." })
  saveView(
    @Arg("input", () => SaveViewInput) input: SaveViewInput,
    @Ctx() context: RequestContext,
  ): Promise<SavedViewType> {
    return saveView(context, input);
  }

  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Mutation(() => SavedViewType, { description: "One of your own." })
  renameView(
    @Arg("id", () => ID) id: string,
    @Arg("name", () => String, { description: "1 to 60 characters on one line." }) name: string,
    @Ctx() context: RequestContext,
  ): Promise<SavedViewType> {
    return renameView(context, id, name);
  }

  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Mutation(() => ID, {
    description: "Answers its id. One of your own, or a shared one for whoever may change the settings.",
  })
  deleteView(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<string> {
    return deleteView(context, id);
  }
}
