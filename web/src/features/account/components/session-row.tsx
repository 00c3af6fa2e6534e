import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { MySession } from "../api/use-my-sessions";
import styles from "./sessions-table.module.css";

interface SessionRowProps {
  session: MySession;
  isBusy: boolean;
  onEnd: () => void;
}

export function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const t = useText();
  const format = useFormat();
  const now = useMinute();
  const { lastSeenAt, createdAt, isCurrent } = session;
  const device = session.device ?? t("account.sessions.unknownDevice");
  const address = session.address ?? format.unknown;
  return (
    <tr>
      <th scope="row">
        {device}
        {isCurrent ? <span className={cx(styles.current)}>{t("account.sessions.current")}</span> : null}
        <span className={cx(styles.narrow)}>{address}</span>
      </th>
      <td className={cx(styles.wide)}>{address}</td>
      <td title={format.dateTime(lastSeenAt)}>{format.relative(lastSeenAt, Math.max(now, Date.parse(lastSeenAt)))}</td>
      <td className={cx(styles.wide)}>{format.dateTime(createdAt)}</td>
      <td className={cx(styles.action)}>
        {isCurrent ? null : (
          <Button onPress={onEnd} isDisabled={isBusy}>
            {t("account.sessions.end")}
            <VisuallyHidden>{` ${device}, ${address}`}</VisuallyHidden>
          </Button>
        )}
      </td>
    </tr>
  );
}
