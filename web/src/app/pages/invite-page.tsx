import { useNavigate } from "@tanstack/react-router";
import { DeadInvitation, InvitationCard } from "../../features/session/components/invitation-card";
import { useText } from "../../lib/i18n";
import { invitationToken } from "../../lib/invitation-token";
import { useStore } from "../../lib/store";
import { OutsidePage } from "../outside-page";

export function InvitePage() {
  const t = useText();
  const navigate = useNavigate();
  const token = useStore(invitationToken);
  const enter = async (): Promise<void> => {
    await navigate({ to: "/", replace: true });
    invitationToken.set(null);
  };
  return (
    <OutsidePage title={t("session.invitation.title")} documentTitle={t("shell.invite")}>
      {token === null ? (
        <DeadInvitation />
      ) : (
        <InvitationCard key={token} token={token} onAccepted={() => void enter()} />
      )}
    </OutsidePage>
  );
}
