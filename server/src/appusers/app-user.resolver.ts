import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { DateTimeISO } from "../core/scalars.js";
import type { AppUserService } from "./app-user.service.js";
import { AppUserSeenType, AppUserType, RevealedIdentityType } from "./app-user.type.js";
import { appUsersSeen, MOST_SEEN } from "./app-users-seen.query.js";
import { findAppUser } from "./find-app-user.js";
import { findAppUsers } from "./find-app-users.query.js";
import { firstRequestAt } from "./first-request.query.js";
import { lastRequestsAt } from "./last-request.query.js";

@Resolver(() => AppUserType)
export class AppUserResolver {
  constructor(private readonly appUsers: AppUserService) {}

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => AppUserType)
  appUser(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<AppUserType> {
    return findAppUser(context, id, { em: context.em.fork() });
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [AppUserType], {
    description: "By id or a part of the pseudonym in English or Korean; at most 20.",
  })
  findAppUsers(@Arg("search", () => String) search: string, @Ctx() context: RequestContext): Promise<AppUserType[]> {
    return findAppUsers(context, search);
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [AppUserSeenType], {
    description: `When app users were last seen, whatever the range; at most ${MOST_SEEN} ids. Those that there are.`,
  })
  appUsersSeen(
    @Arg("ids", () => [ID]) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<readonly AppUserSeenType[]> {
    return appUsersSeen(context, ids);
  }

  @Authorized<Permission>(Permission.REVEAL_APP_USERS)
  @Mutation(() => RevealedIdentityType, {
    description: "Who an app user is outside. Needs a reason of 10 to 500 characters and is written to the audit log.",
  })
  revealAppUser(
    @Arg("id", () => ID) id: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<RevealedIdentityType> {
    context.http?.res.setHeader("Cache-Control", "no-store");
    return this.appUsers.reveal(context, id, reason);
  }

  @Authorized<Permission>(Permission.REVEAL_APP_USERS)
  @Mutation(() => AppUserType, {
    nullable: true,
    description:
      "The app user with an outside id, for requests of the person; null when there is none. The audit log does not name the outside id.",
  })
  findAppUserByExternalId(
    @Arg("projectId", () => ID) projectId: string,
    @Arg("externalId", () => String) externalId: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<AppUserType | null> {
    context.http?.res.setHeader("Cache-Control", "no-store");
    return this.appUsers.findByExternalId(context, { projectId, externalId, reason });
  }

  @Authorized<Permission>(Permission.ERASE_APP_USERS)
  @Mutation(() => AppUserType, {
    description:
      "Cuts the link to the person for ever; sums remain. `pseudonym` repeats the one shown, in either language.",
  })
  eraseAppUser(
    @Arg("id", () => ID) id: string,
    @Arg("pseudonym", () => String) pseudonym: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<AppUserType> {
    return this.appUsers.erase(context, { id, pseudonym, reason });
  }

  @FieldResolver(() => DateTimeISO, {
    description:
      "Of the oldest request: exact while it is kept, then to the quarter of an hour. When the app user became known where none is counted.",
  })
  async firstSeenAt(@Root() { id, knownSince }: AppUserType, @Ctx() { em }: RequestContext): Promise<Date> {
    return (await firstRequestAt(em.fork(), id)) ?? knownSince;
  }

  @FieldResolver(() => DateTimeISO, {
    nullable: true,
    description: "Of the newest recorded request; null when none is kept.",
  })
  lastSeenAt(@Root() { id }: AppUserType, @Ctx() { em }: RequestContext): Promise<Date | null> {
    return lastRequestsAt(em.fork(), [id]).then((seen) => seen.get(id) ?? null);
  }
}
