import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { Member } from "../member.entity.js";
import { Permission, Role } from "../permission.js";
import type { RequestContext } from "../request-context.js";
import type { SessionService } from "../session.service.js";
import { disableMember, enableMember, setMemberRole } from "./change-member.js";
import { findMember } from "./find-member.js";
import { MemberSessionType, toMemberSessionType } from "./member-session.type.js";
import { revokeMemberSessions } from "./member-sessions.js";
import { MemberType, toMemberType } from "./member.type.js";

@Resolver()
export class MemberResolver {
  constructor(private readonly sessions: SessionService) {}

  @Authorized<Permission>(Permission.MANAGE_MEMBERS)
  @Query(() => [MemberType], { description: "By e-mail, those who are disabled as well." })
  async members(@Ctx() { em }: RequestContext): Promise<MemberType[]> {
    const members = await em.find(Member, {}, { orderBy: { email: "asc" } });
    const counts = await this.sessions.countOpen(em);
    return members.map((member) => toMemberType(member, counts.get(member.id) ?? 0));
  }

  @Authorized<Permission>(Permission.MANAGE_MEMBERS)
  @Query(() => [MemberSessionType], { description: "Open ones of a member, last used first." })
  async memberSessions(
    @Arg("memberId", () => ID) memberId: string,
    @Ctx() { em, viewer }: RequestContext,
  ): Promise<MemberSessionType[]> {
    const { id } = await findMember(em, "memberId", memberId);
    return (await this.sessions.openOf(em, id)).map((session) => toMemberSessionType(session, viewer));
  }

  @Authorized<Permission>(Permission.MANAGE_MEMBERS)
  @Mutation(() => MemberType, { description: "Counts from their next request on. The last administrator stays one." })
  async setMemberRole(
    @Arg("id", () => ID) id: string,
    @Arg("role", () => Role) role: Role,
    @Ctx() context: RequestContext,
  ): Promise<MemberType> {
    return this.typeOf(context, await setMemberRole(context, id, role));
  }

  @Authorized<Permission>(Permission.MANAGE_MEMBERS)
  @Mutation(() => MemberType, { description: "Ends their sessions, and lets them sign in no more." })
  async disableMember(
    @Arg("id", () => ID) id: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<MemberType> {
    return this.typeOf(context, await disableMember(context, id, reason));
  }

  @Authorized<Permission>(Permission.MANAGE_MEMBERS)
  @Mutation(() => MemberType, { description: "Lets them sign in again, as what they were." })
  async enableMember(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<MemberType> {
    return this.typeOf(context, await enableMember(context, id));
  }

  @Authorized<Permission>(Permission.MANAGE_MEMBERS)
  @Mutation(() => Int, { description: "Ends all of them; answers how many there were." })
  revokeMemberSessions(@Arg("memberId", () => ID) memberId: string, @Ctx() context: RequestContext): Promise<number> {
    return revokeMemberSessions(context, memberId);
  }

  private async typeOf({ em }: RequestContext, member: Member): Promise<MemberType> {
    const open = await this.sessions.openOf(em, member.id);
    return toMemberType(member, open.length);
  }
}
