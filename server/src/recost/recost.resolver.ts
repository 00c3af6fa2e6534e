import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { RecostPreviewType, toRecostPreview, usersOf } from "./recost-preview.type.js";
import { RecostScopeInput } from "./recost-scope.input.js";
import { MAX_RECOSTS } from "./recosts.query.js";
import { pseudonymsOf, type RecostService } from "./recost.service.js";
import { RecostPageType, RecostType, toRecost, toRecostPage } from "./recost.type.js";

@Resolver()
export class RecostResolver {
  constructor(private readonly service: RecostService) {}

  @Authorized<Permission>(Permission.VIEW_RECOSTS)
  @Query(() => RecostPreviewType, {
    description:
      "What pricing recorded requests anew by the prices known now would change. For members; may take a while.",
  })
  async previewRecost(
    @Arg("scope", () => RecostScopeInput) scope: RecostScopeInput,
    @Ctx() context: RequestContext,
  ): Promise<RecostPreviewType> {
    const answer = await this.service.preview(context, scope);
    return toRecostPreview(answer, await pseudonymsOf(context.em.fork(), usersOf(answer)));
  }

  @Authorized<Permission>(Permission.VIEW_RECOSTS)
  @Query(() => RecostPageType, { description: "Newest first. For members." })
  async recosts(
    @Arg("first", () => Int, { defaultValue: 20, description: `1 to ${MAX_RECOSTS}.` }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null = null,
    @Ctx() context: RequestContext,
  ): Promise<RecostPageType> {
    return toRecostPage(await this.service.list(context, first, after));
  }

  @Authorized<Permission>(Permission.VIEW_RECOSTS)
  @Query(() => RecostType, { description: "For members." })
  async recost(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<RecostType> {
    return toRecost(await this.service.find(context, id));
  }

  @Authorized<Permission>(Permission.MANAGE_PRICES)
  @Mutation(() => RecostType, {
    description:
      "Prices recorded requests anew by the prices known now, in the background and while recording goes on. CONFLICT when prices changed since the preview, or another re-cost is under way.",
  })
  async applyRecost(
    @Arg("scope", () => RecostScopeInput) scope: RecostScopeInput,
    @Arg("pricesVersion", () => String) pricesVersion: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<RecostType> {
    return toRecost(await this.service.apply(context, { scope, pricesVersion, reason }));
  }

  @Authorized<Permission>(Permission.MANAGE_PRICES)
  @Mutation(() => RecostType, { description: "Stops it; what was done stays done and can be undone." })
  async cancelRecost(
    @Arg("id", () => ID) id: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<RecostType> {
    return toRecost(await this.service.cancel(context, id, reason));
  }

  @Authorized<Permission>(Permission.MANAGE_PRICES)
  @Mutation(() => RecostType, {
    description:
      "Gives every request its former cost back that still costs what the re-cost gave it, in the background. Until undoUntil.",
  })
  async undoRecost(
    @Arg("id", () => ID) id: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<RecostType> {
    return toRecost(await this.service.undo(context, id, reason));
  }
}
