import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import type { TrendBucket } from "../api/use-subject-trend";

/** More weeks side by side do not fit on a page: the newest are shown. */
const MOST_WEEKS = 6;

/** The numbers of the small chart, by week. */
export function TrendWeeks({ weeks, caption }: { weeks: readonly TrendBucket[]; caption: string }) {
  const t = useText();
  const format = useFormat();
  const shown = weeks.slice(-MOST_WEEKS);
  const name = ({ label, isComplete }: TrendBucket) => {
    const week = format.bucket(label, "week");
    return isComplete ? week : t("charts.sliceSoFar", { slice: week });
  };
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">{t("savings.trend.week")}</th>
          {shown.map((week) => (
            <th key={week.label} scope="col" className={cx(cell.number)}>
              {name(week)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t("savings.trend.cost")}</th>
          {shown.map(({ label, cost }) => (
            <td key={label} className={cx(cell.number)}>
              {format.moneyCard(cost)}
            </td>
          ))}
        </tr>
      </tbody>
    </DataTable>
  );
}
