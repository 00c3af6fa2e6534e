import type { Role } from "../../../lib/graphql/graphql";
import type { Member } from "../api/use-members";
import { ChangeRoleDialog } from "./change-role-dialog";
import { DisableMemberDialog } from "./disable-member-dialog";
import { EnableMemberDialog } from "./enable-member-dialog";
import { EndSessionsDialog } from "./end-sessions-dialog";
import { MemberSessionsDrawer } from "./member-sessions-drawer";
import { ResetSecondFactorDialog } from "./reset-second-factor-dialog";

/** What somebody is about to do to a member. */
export type MemberAct =
  | { kind: "role"; member: Member; role: Role }
  | { kind: "sessions" | "endSessions" | "resetSecondFactor" | "disable" | "enable"; member: Member };

interface MemberDialogProps {
  act: MemberAct;
  viewerId: string;
  onClose: () => void;
}

/** Asks once more before it is done. */
export function MemberDialog({ act, viewerId, onClose }: MemberDialogProps) {
  const { kind, member } = act;
  switch (kind) {
    case "role":
      return <ChangeRoleDialog member={member} role={act.role} isOneself={member.id === viewerId} onClose={onClose} />;
    case "sessions":
      return <MemberSessionsDrawer member={member} onClose={onClose} />;
    case "endSessions":
      return <EndSessionsDialog member={member} isOneself={member.id === viewerId} onClose={onClose} />;
    case "resetSecondFactor":
      return <ResetSecondFactorDialog member={member} onClose={onClose} />;
    case "disable":
      return <DisableMemberDialog member={member} onClose={onClose} />;
    case "enable":
      return <EnableMemberDialog member={member} onClose={onClose} />;
  }
}
