import { useState } from "react";
import type { InviteMemberMutation } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { Dialog } from "../../../ui/dialog";
import { HandOverLink } from "./hand-over-link";
import { InviteForm } from "./invite-form";

/** Asks for whom and as what, and then shows the link, which cannot be shown again: only its own button closes that. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [issued, setIssued] = useState<InviteMemberMutation["inviteMember"] | null>(null);
  if (issued === null) {
    return (
      <Dialog title={t("members.invite.title")} isOpen onClose={onClose}>
        <InviteForm onIssued={setIssued} onCancel={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t("members.link.title", { email: issued.invitation.email })} isOpen>
      <HandOverLink issued={issued} onClose={onClose} />
    </Dialog>
  );
}
