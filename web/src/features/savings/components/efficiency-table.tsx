import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import type { Efficiency, EfficiencyRow } from "../api/use-efficiency";
import { EFFICIENCY_COLUMNS } from "../model/efficiency-columns";
import type { EfficiencyGrouping } from "../model/efficiency-grouping";
import styles from "./efficiency.module.css";

/** Dearest first, with everything together below. */
export function EfficiencyTable({ efficiency, by }: { efficiency: Efficiency; by: EfficiencyGrouping }) {
  const t = useText();
  const format = useFormat();
  const { rows, total, range, singleRequestsSince } = efficiency;
  const isCut = Date.parse(singleRequestsSince) > Date.parse(range.from);
  return (
    <div className={cx(styles.pinned)}>
      <DataTable caption={t("savings.efficiency")}>
        <thead>
          <tr>
            <th scope="col">{t(`savings.efficiency.column.${by}`)}</th>
            {EFFICIENCY_COLUMNS.map(({ key }) => (
              <th key={key} scope="col" className={cx(cell.number)} title={t(`savings.efficiency.hint.${key}`)}>
                {t(`savings.efficiency.column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} name={row.label} />
          ))}
        </tbody>
        <tfoot>
          <Row row={total} name={t("savings.efficiency.total")} />
        </tfoot>
      </DataTable>
      <p className={cx(styles.note)}>
        {t("savings.efficiency.note")}
        {isCut ? ` ${t("savings.efficiency.since", { date: format.dateTime(singleRequestsSince) })}` : null}
      </p>
    </div>
  );
}

function Row({ row, name }: { row: EfficiencyRow; name: string }) {
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{name}</th>
      {EFFICIENCY_COLUMNS.map(({ key, text, exact }) => (
        <td key={key} className={cx(cell.number)} title={exact?.(row, format)}>
          {text(row, format)}
        </td>
      ))}
    </tr>
  );
}
