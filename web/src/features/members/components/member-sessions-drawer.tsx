import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { cx } from "../../../ui/class-names";
import { Drawer } from "../../../ui/drawer";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import { useMemberSessions, type MemberSession } from "../api/use-member-sessions";
import type { Member } from "../api/use-members";
import styles from "./member-sessions-drawer.module.css";

/** Where a member is signed in right now. */
export function MemberSessionsDrawer({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useText();
  const { sessions, state, reload } = useMemberSessions(member.id);
  return (
    <Drawer title={t("members.sessions.show")} closeLabel={t("ui.close")} isOpen onClose={onClose}>
      <Panel
        title={member.email}
        state={state}
        onRetry={reload}
        isEmpty={sessions?.length === 0}
        empty={<EmptyState title={t("members.limit.noSessions")} />}
      >
        <ul className={cx(styles.list)}>
          {sessions?.map((session) => (
            <Session key={session.id} session={session} />
          ))}
        </ul>
      </Panel>
    </Drawer>
  );
}

function Session({ session: { device, address, lastSeenAt, createdAt } }: { session: MemberSession }) {
  const t = useText();
  const format = useFormat();
  const now = useMinute();
  return (
    <li className={cx(styles.session)}>
      <strong>{device ?? t("members.sessions.unknownDevice")}</strong>
      <span>{address ?? t("members.sessions.unknownAddress")}</span>
      <span title={format.dateTime(lastSeenAt)}>
        {t("members.sessions.lastSeen", { ago: format.relative(lastSeenAt, Math.max(now, Date.parse(lastSeenAt))) })}
      </span>
      <span>{t("members.sessions.since", { time: format.dateTime(createdAt) })}</span>
    </li>
  );
}
