import type { UserDetailsQuery } from "../../../lib/graphql/graphql";
import type { PanelState } from "../../../lib/panel-state";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import { REQUEST_COLUMNS } from "./request-columns";
import { RequestsLink } from "./requests-link";
import styles from "./user-requests-panel.module.css";

interface UserRequestsPanelProps {
  latest: UserDetailsQuery["latest"] | undefined;
  state: PanelState;
  onRetry: () => void;
}

const SHOWN: ReadonlySet<string> = new Set(["feature", "model", "status", "input", "output", "cost"]);
const COLUMNS = REQUEST_COLUMNS.filter(({ key }) => SHOWN.has(key));

/** The latest requests of an app user in the range, and the way to all of them. */
export function UserRequestsPanel({ latest, state, onRetry }: UserRequestsPanelProps) {
  const t = useText();
  const context = { t, format: useFormat() };
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
          {t("usage.user.allRequests", { count: context.format.exact(latest?.totalCount ?? 0) })}
        </RequestsLink>
      }
    >
      <div className={cx(styles.table)}>
        <DataTable caption={t("usage.user.latest")}>
          <thead>
            <tr>
              <th scope="col">{t("usage.column.time")}</th>
              {COLUMNS.map(({ key, isNumber, isEssential }) => (
                <th key={key} scope="col" className={cx(isNumber && cell.number, !isEssential && styles.wide)}>
                  {t(`usage.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((request) => (
              <tr key={request.id}>
                <th scope="row">
                  <RequestsLink request={request}>
                    <time dateTime={request.time} title={request.time}>
                      <span className={cx(styles.wide)}>{context.format.dateTime(request.time)}</span>
                      <span className={cx(styles.narrow)}>{context.format.monthDayClock(request.time)}</span>
                    </time>
                  </RequestsLink>
                </th>
                {COLUMNS.map(({ key, isNumber, isEssential, cell: figure }) => (
                  <td key={key} className={cx(isNumber && cell.number, !isEssential && styles.wide)}>
                    {figure(request, context)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </DataTable>
      </div>
    </Panel>
  );
}
