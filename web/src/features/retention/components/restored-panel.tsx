import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import { FormFault } from "../../../ui/form-fault";
import { Panel } from "../../../ui/panel";
import { useRestoredRequests, type RestoredRequest } from "../api/use-restored-requests";
import { monthName } from "../model/month-name";
import styles from "./ask-panel.module.css";

/** Requests of an archived month that is back for some days; they are in no sum twice. */
export function RestoredPanel({ month, until }: { month: string; until: string }) {
  const t = useText();
  const format = useFormat();
  const { page, state, isLoadingMore, loadMore, moreFault, retry } = useRestoredRequests(month);
  return (
    <Panel
      title={t("retention.restored", { month: monthName(month, format) })}
      state={state}
      onRetry={retry}
      skeletonHeight={240}
    >
      <div className={cx(styles.ask)}>
        <p className={cx(styles.why)}>{t("retention.restored.text", { time: format.dateTime(until) })}</p>
        <DataTable caption={t("retention.restored", { month: monthName(month, format) })} maxHeight={480}>
          <thead>
            <tr>
              {(["time", "user", "feature", "model", "status"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`usage.column.${column}`)}
                </th>
              ))}
              <th scope="col" className={cx(cell.number)}>
                {t("retention.column.tokens")}
              </th>
              <th scope="col" className={cx(cell.number)}>
                {t("usage.column.cost")}
              </th>
            </tr>
          </thead>
          <tbody>
            {page?.nodes.map((request) => (
              <RestoredRow key={request.id} request={request} />
            ))}
          </tbody>
        </DataTable>
        {page?.pageInfo.hasNextPage === true ? (
          <div>
            {moreFault === null ? null : <FormFault fault={moreFault} />}
            <Button isPending={isLoadingMore} onPress={loadMore}>
              {t("retention.restored.more")}
            </Button>
          </div>
        ) : null}
      </div>
    </Panel>
  );
}

function RestoredRow({ request }: { request: RestoredRequest }) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const { createdAt, eventId, appUser, feature, model, status, totalTokens, costUsd } = request;
  return (
    <tr>
      <th scope="row" title={eventId}>
        <time dateTime={createdAt}>{format.dateTime(createdAt)}</time>
      </th>
      <td>{appUser == null ? format.unknown : pseudonymName(appUser, language)}</td>
      <td>{feature}</td>
      <td>{model}</td>
      <td>{t(`usage.status.${status}`)}</td>
      <td className={cx(cell.number)}>{totalTokens == null ? format.unknown : format.exact(totalTokens)}</td>
      <td className={cx(cell.number)} title={costUsd == null ? format.unknown : format.moneyExact(costUsd)}>
        {costUsd == null ? format.unknown : format.moneyRow(costUsd)}
      </td>
    </tr>
  );
}
