import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { AppError } from "../../core/errors.js";
import { readCredential } from "../credential-limits.js";
import { httpOf } from "../http-of.js";
import { memberOf } from "../member-of.js";
import { Permission } from "../permission.js";
import type { RequestContext } from "../request-context.js";
import type { SessionCookie } from "../session-cookie.js";
import type { SessionService } from "../session.service.js";
import type { SignInThrottle, Trying } from "../sign-in-throttle.js";
import { toViewerType, ViewerType } from "../viewer.type.js";
import { changePassword } from "./change-password.js";
import { MemberSessionType, toMemberSessionType } from "./member-session.type.js";
import { revokeOtherSessions, revokeOwnSession } from "./member-sessions.js";
import { checkNewPassword } from "./password-rules.js";
import { renameAccount } from "./rename-account.js";

interface AccountResolverParts {
  readonly sessions: SessionService;
  readonly throttle: SignInThrottle;
  readonly cookie: SessionCookie;
}

/** What a member does with their own account. */
@Resolver()
export class AccountResolver {
  constructor(private readonly parts: AccountResolverParts) {}

  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Query(() => [MemberSessionType], { description: "Your own open ones, last used first." })
  async mySessions(@Ctx() context: RequestContext): Promise<MemberSessionType[]> {
    const viewer = memberOf(context);
    const open = await this.parts.sessions.openOf(context.em, viewer.memberId);
    return open.map((session) => toMemberSessionType(session, viewer));
  }

  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Mutation(() => ViewerType)
  async updateMyAccount(@Arg("name", () => String) name: string, @Ctx() context: RequestContext): Promise<ViewerType> {
    return toViewerType(await renameAccount(context, memberOf(context), name));
  }

  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Mutation(() => ViewerType, {
    description:
      "Ends your other sessions and answers with a new cookie for this one, whose sockets have to reconnect.",
  })
  async changePassword(
    @Arg("currentPassword", () => String) currentPassword: string,
    @Arg("newPassword", () => String, {
      description: "12 to 256 characters that are no common password, no simple pattern and not your e-mail.",
    })
    newPassword: string,
    @Ctx() context: RequestContext,
  ): Promise<ViewerType> {
    const { throttle, cookie } = this.parts;
    const viewer = memberOf(context);
    const { address, res } = httpOf(context);
    const current = readCredential("currentPassword", currentPassword);
    if (newPassword === current) throw AppError.refused("Choose another than the current one.", "newPassword");
    await checkNewPassword({ field: "newPassword", password: newPassword, email: viewer.email });
    const trying: Trying = { by: "session", account: viewer.sessionId, address };
    const changed = await throttle.attempt(context.em, trying, () =>
      changePassword({ ...context, viewer }, current, newPassword),
    );
    cookie.give(res, changed.token);
    return toViewerType(changed.viewer);
  }

  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Mutation(() => Boolean, { description: "False when you have no such session." })
  revokeMySession(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<boolean> {
    return revokeOwnSession(context, memberOf(context), id);
  }

  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Mutation(() => Int, { description: "Ends all but the one that asks; answers how many there were." })
  revokeMyOtherSessions(@Ctx() context: RequestContext): Promise<number> {
    return revokeOtherSessions(context, memberOf(context));
  }
}
