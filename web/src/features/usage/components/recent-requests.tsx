import { useLanguage, useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { RecentRequest } from "../api/use-overview-details";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { RequestsLink } from "./requests-link";
import styles from "./recent-requests.module.css";
import { StatusMark } from "./status-mark";

/** The latest requests; each opens itself in the list. */
export function RecentRequests({ requests }: { requests: readonly RecentRequest[] }) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  return (
    <ul className={cx(styles.list)} aria-label={t("usage.live.recent")}>
      {requests.map(({ id, eventId, projectId, time, user, model, status, cost }) => (
        <li key={id}>
          <RequestsLink className={cx(styles.row)} patch={{ range: "30d" }} request={{ eventId, projectId }}>
            <StatusMark status={status} isIconOnly />
            <time className={cx(styles.time)} dateTime={time} title={format.dateTime(time)}>
              {format.time(time)}
            </time>
            <span className={cx(styles.model)}>{model}</span>
            <span className={cx(styles.user)}>
              {user === null ? format.unknown : pseudonymName(user.pseudonym, language)}
            </span>
            <span className={cx(styles.cost)} title={cost === null ? t("usage.unpriced") : format.moneyExact(cost)}>
              {cost === null ? format.unknown : format.moneyRow(cost)}
            </span>
          </RequestsLink>
        </li>
      ))}
    </ul>
  );
}
