import type { MessageKey } from "../../../locales/message-key";
import type { Member } from "../api/use-members";

type Known = Pick<Member, "id" | "role" | "disabledAt" | "hasSecondFactor" | "sessions">;

/** Why something cannot be done to a member, as a key of the words for it; null where it can be. */
export interface MemberLimits {
  demote: MessageKey | null;
  disable: MessageKey | null;
  endSessions: MessageKey | null;
  resetSecondFactor: MessageKey | null;
}

/** Somebody must remain who can manage the others; the server sees to it too, at the moment of the act. */
export function memberLimits(member: Known, members: readonly Known[], viewerId: string): MemberLimits {
  const isLastAdmin = isActiveAdmin(member) && members.filter(isActiveAdmin).length === 1;
  const isOneself = member.id === viewerId;
  return {
    demote: isLastAdmin ? "members.limit.lastAdmin" : null,
    disable: isLastAdmin ? "members.limit.lastAdmin" : isOneself ? "members.limit.oneself" : null,
    endSessions: member.sessions === 0 ? "members.limit.noSessions" : null,
    resetSecondFactor: member.hasSecondFactor ? null : "members.limit.noSecondFactor",
  };
}

function isActiveAdmin({ role, disabledAt }: Known): boolean {
  return role === "ADMIN" && disabledAt == null;
}
