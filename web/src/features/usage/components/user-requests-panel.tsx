import type { UserDetailsQuery } from "../../../lib/graphql/graphql";
import type { PanelState } from "../../../lib/panel-state";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import { RequestsLink } from "./requests-link";
import styles from "./user-requests.module.css";
import { UserRequestsTable } from "./user-requests-table";

interface UserRequestsPanelProps {
  latest: UserDetailsQuery["latest"] | undefined;
  state: PanelState;
  onRetry: () => void;
}

/** The latest requests of an app user in the range, and the way to all of them. */
export function UserRequestsPanel({ latest, state, onRetry }: UserRequestsPanelProps) {
  const t = useText();
  const format = useFormat();
  const rows = latest?.nodes ?? [];
  // Sums outlive the requests that they are of.
  const areGone = rows.length === 0 && (latest?.totalCount ?? 0) > 0;
  return (
    <Panel
      title={t("usage.user.latest")}
      state={state}
      onRetry={onRetry}
      skeletonHeight={320}
      isEmpty={rows.length === 0}
      empty={
        areGone ? (
          <EmptyState title={t("usage.user.archived")}>{t("usage.user.archived.text")}</EmptyState>
        ) : (
          <EmptyState title={t("usage.breakdown.empty")} />
        )
      }
      actions={
        <RequestsLink className={cx(styles.all)}>
          {t("usage.user.allRequests", { count: format.exact(latest?.totalCount ?? 0) })}
        </RequestsLink>
      }
    >
      <UserRequestsTable requests={rows} />
    </Panel>
  );
}
