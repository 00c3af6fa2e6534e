import type { ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import { NameText } from "../../../ui/name-text";
import type { Efficiency } from "../api/use-efficiency";
import type { NoteCosts } from "../api/use-note-costs";
import { cutAt } from "../model/cut-at";
import { EFFICIENCY_COLUMNS, type NotedRow } from "../model/efficiency-columns";
import type { EfficiencyGrouping } from "../model/efficiency-grouping";
import shared from "./figures.module.css";
import styles from "./efficiency.module.css";

interface EfficiencyTableProps {
  efficiency: Efficiency;
  /** Undefined while they are read. */
  notes: NoteCosts | undefined;
  by: EfficiencyGrouping;
  /** Nobody can point at a name there to see the rest of it. */
  isOnPaper?: boolean;
}

/** Dearest first, with everything together below. */
export function EfficiencyTable({ efficiency, notes, by, isOnPaper = false }: EfficiencyTableProps) {
  const t = useText();
  const format = useFormat();
  const { rows, total, range, durationsSince } = efficiency;
  const notesSince = cutAt(notes, range.from);
  const bases = [
    t("savings.efficiency.note"),
    ...(Date.parse(durationsSince) > Date.parse(range.from)
      ? [t("savings.efficiency.since.durations", { date: format.dateTime(durationsSince) })]
      : []),
    ...(notesSince === null ? [] : [t("savings.efficiency.since.notes", { date: format.dateTime(notesSince) })]),
  ];
  return (
    <div className={cx(shared.pinned, styles.table)}>
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
            <Row
              key={row.key}
              row={{ ...row, costPerNote: notes && (notes.costs.get(row.key) ?? null) }}
              name={isOnPaper ? row.label : <NameText name={row.label} />}
            />
          ))}
        </tbody>
        <tfoot>
          <Row row={{ ...total, costPerNote: notes?.total }} name={t("savings.efficiency.total")} />
        </tfoot>
      </DataTable>
      <p className={cx(shared.note)}>{bases.join(" ")}</p>
    </div>
  );
}

function Row({ row, name }: { row: NotedRow; name: ReactNode }) {
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
