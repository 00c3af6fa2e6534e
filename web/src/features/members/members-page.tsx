import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useText } from "../../lib/i18n";
import { Button } from "../../ui/button";
import { cx } from "../../ui/class-names";
import { Panel } from "../../ui/panel";
import { useMembers } from "./api/use-members";
import { InvitationsPanel } from "./components/invitations-panel";
import { InviteDialog } from "./components/invite-dialog";
import { MemberDialog, type MemberAct } from "./components/member-dialog";
import { MembersTable } from "./components/members-table";
import styles from "./members-page.module.css";

/** Who may sign in, as what, and who is invited to. */
export function MembersPage({ viewerId }: { viewerId: string }) {
  const t = useText();
  const { members, invitations, state, reload } = useMembers();
  const [isInviting, setInviting] = useState(false);
  const [act, setAct] = useState<MemberAct | null>(null);
  return (
    <div className={cx(styles.page)}>
      <Panel
        title={t("members.title")}
        state={state}
        onRetry={reload}
        skeletonHeight={240}
        actions={
          <Button variant="primary" icon={<UserPlus />} onPress={() => setInviting(true)}>
            {t("members.invite")}
          </Button>
        }
      >
        <MembersTable members={members} viewerId={viewerId} onAct={setAct} />
      </Panel>
      {invitations.length === 0 ? null : <InvitationsPanel invitations={invitations} />}
      {isInviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
      {act === null ? null : <MemberDialog act={act} viewerId={viewerId} onClose={() => setAct(null)} />}
    </div>
  );
}
