import type { ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import { NameText } from "../../../ui/name-text";
import type { EstimateFigures, TokenEstimates } from "../api/use-token-estimates";
import { driftText } from "../model/estimate-text";
import { DriftBar } from "./drift-bar";
import shared from "./figures.module.css";
import styles from "./token-estimates.module.css";

const COLUMNS = ["requests", "median", "spread", "over", "under"] as const;

/** Most requests first, with everything together below. */
export function TokenEstimatesTable({ estimates: { rows, total } }: { estimates: TokenEstimates }) {
  const t = useText();
  return (
    <div className={cx(shared.pinned)}>
      <DataTable caption={t("savings.estimates.table")}>
        <thead>
          <tr>
            <th scope="col">{t("savings.estimates.column.model")}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={cx(cell.number)} title={t(`savings.estimates.hint.${column}`)}>
                {t(`savings.estimates.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.model} figures={row} name={<NameText name={row.model} />} />
          ))}
        </tbody>
        {total === null ? null : (
          <tfoot>
            <Row figures={total} name={t("savings.estimates.total")} />
          </tfoot>
        )}
      </DataTable>
    </div>
  );
}

function Row({ figures, name }: { figures: EstimateFigures; name: ReactNode }) {
  const t = useText();
  const format = useFormat();
  const { requests, medianRatio, ratioP5, ratioP95, overShare, underShare } = figures;
  const ends = { low: driftText(ratioP5, format), high: driftText(ratioP95, format) };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={cx(cell.number)}>{format.exact(requests)}</td>
      <td className={cx(cell.number)}>{driftText(medianRatio, format)}</td>
      <td className={cx(cell.number)}>
        <span className={cx(styles.spread)}>
          {t("savings.estimates.between", ends)}
          <DriftBar medianRatio={medianRatio} ratioP5={ratioP5} ratioP95={ratioP95} />
        </span>
      </td>
      <td className={cx(cell.number)}>{format.percentAligned(overShare)}</td>
      <td className={cx(cell.number)}>{format.percentAligned(underShare)}</td>
    </tr>
  );
}
