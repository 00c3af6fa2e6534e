import { useState } from "react";
import type { InviteMemberMutation, InviteMemberMutationVariables } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { Dialog } from "../../../ui/dialog";
import { INVITE_MEMBER } from "../api/member-acts";
import { HandOverLink } from "./hand-over-link";
import { InviteForm } from "./invite-form";

/**
 * Asks for whom and as what, and then shows the link, which cannot be shown again: only its own button closes
 * that, and nothing closes it while the link is being made.
 */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [issued, setIssued] = useState<InviteMemberMutation["inviteMember"] | null>(null);
  const { act, busy, fault } = useAct(INVITE_MEMBER, { fetchPolicy: "no-cache" });
  const invite = async (whom: InviteMemberMutationVariables): Promise<void> => {
    const answer = await act(whom);
    if (answer !== null) setIssued(answer.inviteMember);
  };
  if (issued === null) {
    return (
      <Dialog title={t("members.invite.title")} isOpen {...(busy ? {} : { onClose })}>
        <InviteForm isPending={busy} fault={fault} onInvite={(whom) => void invite(whom)} onCancel={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t("members.link.title", { email: issued.invitation.email })} isOpen>
      <HandOverLink issued={issued} onClose={onClose} />
    </Dialog>
  );
}
