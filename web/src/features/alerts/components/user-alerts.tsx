import { Link } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { Panel } from "../../../ui/panel";
import { useUserAlerts } from "../api/use-user-alerts";
import styles from "./alert-list.module.css";
import { AlertFace } from "./alert-row";

/** The newest alerts about one app user, as cards; nothing where there never was one. */
export function UserAlerts({ userId }: { userId: string }) {
  const t = useText();
  const { page, state, reload } = useUserAlerts(userId);
  if (state.face === "loading" || page?.totalCount === 0) return null;
  return (
    <Panel title={t("alerts.ofUser", { count: page?.totalCount ?? 0 })} state={state} onRetry={reload}>
      <ul className={cx(styles.cards)}>
        {(page?.nodes ?? []).map((alert) => (
          <li key={alert.id} className={cx(styles.card)}>
            <Link
              to="/alerts/$alertId"
              params={{ alertId: alert.id }}
              search={{ tab: "all" }}
              className={cx(styles.link)}
            >
              <AlertFace alert={alert} />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
