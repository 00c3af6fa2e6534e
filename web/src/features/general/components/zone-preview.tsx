import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import { Panel } from "../../../ui/panel";
import { useTimezonePreview, type TimezoneShift } from "../api/use-timezone-preview";
import styles from "./zone-preview.module.css";

/** What a zone that is not saved yet would make of the last days. */
export function ZonePreview({ zone }: { zone: string }) {
  const t = useText();
  const { days, state, reload } = useTimezonePreview(zone);
  const moved = days?.filter((shift) => shift.requestsNow !== shift.requestsThen).length ?? 0;
  return (
    <Panel title={t("general.preview.title", { zone })} state={state} onRetry={reload} skeletonHeight={260}>
      <p className={cx(styles.lead)}>{t("general.preview.moved", { count: moved })}</p>
      <div className={cx(styles.days)}>
        <DataTable caption={t("general.preview.caption")}>
          <thead>
            <tr>
              <th scope="col">{t("general.preview.day")}</th>
              <th scope="col" className={cx(cell.number)}>
                {t("general.preview.requests")}
              </th>
              <th scope="col" className={cx(cell.number)}>
                {t("general.preview.cost")}
              </th>
            </tr>
          </thead>
          <tbody>
            {days?.map((shift) => (
              <ShiftRow key={shift.day} shift={shift} />
            ))}
          </tbody>
        </DataTable>
      </div>
      <p className={cx(styles.note)}>{t("general.preview.recount")}</p>
    </Panel>
  );
}

function ShiftRow({ shift: { day, requestsNow, requestsThen, costNow, costThen } }: { shift: TimezoneShift }) {
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{format.bucket(day, "day")}</th>
      <td className={cx(cell.number)}>
        <Pair now={format.exact(requestsNow)} then={format.exact(requestsThen)} />
      </td>
      <td className={cx(cell.number)}>
        <Pair now={format.moneyRow(costNow)} then={format.moneyRow(costThen)} />
      </td>
    </tr>
  );
}

function Pair({ now, then }: { now: string; then: string }) {
  const t = useText();
  if (now === then) return <span className={cx(styles.same)}>{now}</span>;
  return t("general.change", { before: now, after: then });
}
