import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { AppError } from "../../core/errors.js";
import { httpOf } from "../http-of.js";
import { Permission, Role } from "../permission.js";
import type { RequestContext } from "../request-context.js";
import { hashSecretText } from "../secret-token.js";
import type { SessionCookie } from "../session-cookie.js";
import type { SessionService } from "../session.service.js";
import { signOut } from "../sign-out.js";
import type { SignInThrottle, Trying } from "../sign-in-throttle.js";
import { toViewerType, ViewerType } from "../viewer.type.js";
import { acceptInvitation } from "./accept-invitation.js";
import { findOffer } from "./find-offer.js";
import { Invitation, stillOpen } from "./invitation.entity.js";
import { InvitationOffer, InvitationType, IssuedInvitation, toInvitationType } from "./invitation.type.js";
import { inviteMember } from "./invite-member.js";
import { checkNewPassword } from "./password-rules.js";
import { readName } from "./read-name.js";
import { revokeInvitation } from "./revoke-invitation.js";
import type { SendInvitation } from "./send-invitation.js";

interface InvitationResolverParts {
  readonly sessions: SessionService;
  readonly throttle: SignInThrottle;
  readonly cookie: SessionCookie;
  readonly send: SendInvitation;
}

@Resolver()
export class InvitationResolver {
  constructor(private readonly parts: InvitationResolverParts) {}

  @Authorized<Permission>(Permission.MANAGE_MEMBERS)
  @Query(() => [InvitationType], { description: "Open ones, newest first." })
  async invitations(@Ctx() { em, clock }: RequestContext): Promise<InvitationType[]> {
    const open = await em.find(Invitation, stillOpen(clock()), {
      orderBy: { createdAt: "desc", id: "desc" },
      populate: ["invitedBy"],
    });
    return open.map(toInvitationType);
  }

  @Query(() => InvitationOffer, {
    nullable: true,
    description: "For who opens the link. Null when it is unknown, used, revoked or expired: which, is not told.",
  })
  invitation(
    @Arg("token", () => String) token: string,
    @Ctx() context: RequestContext,
  ): Promise<InvitationOffer | null> {
    return findOffer(context, token);
  }

  @Authorized<Permission>(Permission.MANAGE_MEMBERS)
  @Mutation(() => IssuedInvitation, { description: "Open for seven days, and used once. One per e-mail." })
  async inviteMember(
    @Arg("email", () => String) email: string,
    @Arg("role", () => Role) role: Role,
    @Ctx() context: RequestContext,
  ): Promise<IssuedInvitation> {
    const { invitation, token } = await inviteMember(context, email, role);
    const made = toInvitationType(invitation);
    return { invitation: made, ...(await this.parts.send(made, token)) };
  }

  @Authorized<Permission>(Permission.MANAGE_MEMBERS)
  @Mutation(() => Boolean, { description: "False when there was nothing left to revoke." })
  revokeInvitation(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<boolean> {
    return revokeInvitation(context, id);
  }

  @Mutation(() => ViewerType, { description: "Makes a member of who has the link; answers with a session cookie." })
  async acceptInvitation(
    @Arg("token", () => String) token: string,
    @Arg("name", () => String) name: string,
    @Arg("password", () => String, {
      description: "12 to 256 characters that are no common password, no simple pattern and not the e-mail.",
    })
    password: string,
    @Ctx() context: RequestContext,
  ): Promise<ViewerType> {
    const { sessions, throttle, cookie } = this.parts;
    const http = httpOf(context);
    const { address, res } = http;
    const trying: Trying = { by: "invitation", account: hashSecretText(token), address };
    const offer = await throttle.attempt(context.em, trying, async () => {
      const found = await findOffer(context, token);
      if (found === null) throw AppError.notFound("invitation");
      return found;
    });
    const called = readName(name);
    await checkNewPassword({ field: "password", password, email: offer.email });
    const opened = await acceptInvitation(context, sessions, { offer, name: called, password });
    await signOut({ ...context, http }, this.parts);
    cookie.give(res, opened.token);
    return toViewerType(opened.viewer);
  }
}
