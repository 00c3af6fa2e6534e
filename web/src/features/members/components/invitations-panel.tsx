import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import { Panel } from "../../../ui/panel";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { Invitation } from "../api/use-members";
import styles from "./members-table.module.css";
import { RevokeInvitationDialog } from "./revoke-invitation-dialog";

/** Links that were handed out and can still be used. */
export function InvitationsPanel({ invitations }: { invitations: readonly Invitation[] }) {
  const t = useText();
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  return (
    <Panel title={t("members.invitations")} state={{ face: "ready", refreshing: false, fault: null }}>
      <div className={cx(styles.table)}>
        <DataTable caption={t("members.invitations")}>
          <thead>
            <tr>
              <th scope="col">{t("session.email")}</th>
              <th scope="col" className={cx(styles.wide)}>
                {t("members.column.role")}
              </th>
              <th scope="col" className={cx(styles.wide)}>
                {t("members.column.invitedBy")}
              </th>
              <th scope="col" className={cx(styles.wide)}>
                {t("members.column.expires")}
              </th>
              <th scope="col">
                <VisuallyHidden>{t("members.column.actions")}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} onRevoke={() => setRevoking(invitation)} />
            ))}
          </tbody>
        </DataTable>
      </div>
      {revoking === null ? null : <RevokeInvitationDialog invitation={revoking} onClose={() => setRevoking(null)} />}
    </Panel>
  );
}

function InvitationRow({ invitation, onRevoke }: { invitation: Invitation; onRevoke: () => void }) {
  const t = useText();
  const format = useFormat();
  const now = useMinute();
  const { email, role, invitedBy, createdAt, expiresAt } = invitation;
  const roleName = t(`session.role.${role}`);
  const ends = format.relative(expiresAt, now);
  return (
    <tr>
      <th scope="row">
        {email}
        <span className={cx(styles.narrow)}>{t("members.invitation.narrow", { role: roleName, ends })}</span>
      </th>
      <td className={cx(styles.wide)}>{roleName}</td>
      <td className={cx(styles.wide)} title={format.dateTime(createdAt)}>
        {invitedBy ?? format.unknown}
      </td>
      <td className={cx(styles.wide)} title={format.dateTime(expiresAt)}>
        {ends}
      </td>
      <td className={cx(styles.actions)}>
        <Button onPress={onRevoke}>{t("members.invitation.revoke")}</Button>
      </td>
    </tr>
  );
}
