import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import { FormFault } from "../../../ui/form-fault";
import { Panel } from "../../../ui/panel";
import { showToast } from "../../../ui/toast";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import { REVOKE_MY_OTHER_SESSIONS, REVOKE_MY_SESSION } from "../api/account-acts";
import { useMySessions, type MySession } from "../api/use-my-sessions";
import { SessionRow } from "./session-row";
import styles from "./sessions-table.module.css";

/** Where one is signed in. To end what one does not know is never wrong, so nothing is asked before. */
export function SessionsPanel() {
  const t = useText();
  const { sessions, state, reload } = useMySessions();
  const one = useAct(REVOKE_MY_SESSION);
  const others = useAct(REVOKE_MY_OTHER_SESSIONS);
  const fault = one.fault ?? others.fault;

  const end = async (session: MySession): Promise<void> => {
    if ((await one.act({ id: session.id })) !== null) showToast({ text: t("account.sessions.ended", { count: 1 }) });
  };
  const endOthers = async (): Promise<void> => {
    const answer = await others.act({});
    if (answer !== null) showToast({ text: t("account.sessions.ended", { count: answer.revokeMyOtherSessions }) });
  };
  const hasOthers = sessions?.some(({ isCurrent }) => !isCurrent) ?? false;
  return (
    <Panel
      title={t("account.sessions")}
      state={state}
      onRetry={reload}
      skeletonHeight={160}
      actions={
        hasOthers ? (
          <Button onPress={() => void endOthers()} isPending={others.busy}>
            {t("account.sessions.endOthers")}
          </Button>
        ) : undefined
      }
    >
      <p className={cx(styles.lead)}>{t("account.sessions.lead")}</p>
      {fault === null ? null : <FormFault fault={fault} />}
      <SessionsTable sessions={sessions ?? []} isBusy={one.busy} onEnd={(session) => void end(session)} />
    </Panel>
  );
}

interface SessionsTableProps {
  sessions: readonly MySession[];
  isBusy: boolean;
  onEnd: (session: MySession) => void;
}

function SessionsTable({ sessions, isBusy, onEnd }: SessionsTableProps) {
  const t = useText();
  return (
    <div className={cx(styles.table)}>
      <DataTable caption={t("account.sessions")}>
        <thead>
          <tr>
            <th scope="col">{t("account.column.device")}</th>
            <th scope="col" className={cx(styles.wide)}>
              {t("account.column.address")}
            </th>
            <th scope="col">{t("account.column.lastSeen")}</th>
            <th scope="col" className={cx(styles.wide)}>
              {t("account.column.signedIn")}
            </th>
            <th scope="col">
              <VisuallyHidden>{t("account.column.action")}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} isBusy={isBusy} onEnd={() => onEnd(session)} />
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
