import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import type { RequestRow } from "../api/use-requests";
import { REQUEST_COLUMNS } from "./request-columns";
import { RequestsLink } from "./requests-link";
import styles from "./user-requests.module.css";

const SHOWN: ReadonlySet<string> = new Set(["feature", "model", "status", "input", "output", "cost"]);
const COLUMNS = REQUEST_COLUMNS.filter(({ key }) => SHOWN.has(key));

/** Requests of one app user; each opens itself in the list. */
export function UserRequestsTable({ requests }: { requests: readonly RequestRow[] }) {
  const t = useText();
  return (
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
          {requests.map((request) => (
            <UserRequest key={request.id} request={request} />
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function UserRequest({ request }: { request: RequestRow }) {
  const context = { t: useText(), format: useFormat() };
  return (
    <tr>
      <th scope="row">
        <RequestsLink request={request}>
          <Time at={request.time} />
        </RequestsLink>
      </th>
      {COLUMNS.map(({ key, isNumber, isEssential, cell: figure }) => (
        <td key={key} className={cx(isNumber && cell.number, !isEssential && styles.wide)}>
          {figure(request, context)}
        </td>
      ))}
    </tr>
  );
}

function Time({ at }: { at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={at}>
      <span className={cx(styles.wide)}>{format.dateTime(at)}</span>
      <span className={cx(styles.narrow)}>{format.monthDayClock(at)}</span>
    </time>
  );
}
