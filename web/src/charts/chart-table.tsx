import { useState } from "react";
import { useText } from "../lib/i18n";
import { DataTable, SortHeader } from "../ui/data-table";
import cell from "../ui/data-table.module.css";
import { NameText } from "../ui/name-text";
import { cx } from "../ui/class-names";
import type { ChartModel, ChartSeries } from "./chart-model";
import styles from "./chart-table.module.css";
import { nextOrder, orderSlices, type SliceOrder } from "./slice-order";

interface ChartTableProps {
  model: ChartModel;
  caption: string;
  /** Heading of the first column. */
  sliceLabel: string;
  height: number;
}

/** The same model as numbers: what the chart rounds, the title says exactly. */
export default function ChartTable({ model, caption, sliceLabel, height }: ChartTableProps) {
  const t = useText();
  const [order, setOrder] = useState<SliceOrder>({ by: "slice", direction: "ascending" });
  const visible = model.series.filter(({ isHidden }) => !isHidden);
  const header = (by: string) => ({
    direction: order.by === by ? order.direction : null,
    onSort: () => setOrder(nextOrder(order, by)),
  });
  return (
    <DataTable caption={caption} maxHeight={height}>
      <thead>
        <tr>
          <SortHeader {...header("slice")}>{sliceLabel}</SortHeader>
          <SortHeader {...header("total")} align="end">
            {t("charts.total")}
          </SortHeader>
          <BesideHeaders model={model} />
          {visible.map(({ key, label }) => (
            <SortHeader key={key} {...header(`series:${key}`)} align="end">
              <NameText name={label} />
            </SortHeader>
          ))}
        </tr>
      </thead>
      <tbody>
        {orderSlices(model, order).map(({ slice, index }) => (
          <Row key={slice.key} {...{ model, index, visible }} />
        ))}
      </tbody>
      <ChartTableFoot model={model} visible={visible} />
    </DataTable>
  );
}

interface RowProps {
  model: ChartModel;
  index: number;
  visible: readonly ChartSeries[];
}

function Row({ model, index, visible }: RowProps) {
  const t = useText();
  const slice = model.slices[index];
  if (slice === undefined) return null;
  const { name, isComplete, isAhead, notes, events, totalText, totalExact } = slice;
  return (
    <tr>
      <th scope="row">
        {isComplete || isAhead ? name : t("charts.sliceSoFar", { slice: name })}
        {[...notes, ...events].map((note) => (
          <small key={note} className={cx(styles.note)}>
            {note}
          </small>
        ))}
      </th>
      <td className={cx(cell.number)} title={isAhead ? undefined : totalExact}>
        {isAhead ? null : totalText}
      </td>
      <BesideCells model={model} index={index} />
      {visible.map(({ key, texts, exactTexts }) => (
        <td key={key} className={cx(cell.number)} title={exactTexts[index]}>
          {texts[index]}
        </td>
      ))}
    </tr>
  );
}

function ChartTableFoot({ model, visible }: { model: ChartModel; visible: readonly ChartSeries[] }) {
  const t = useText();
  return (
    <tfoot>
      <tr>
        <th scope="row">{t("charts.total")}</th>
        <td className={cx(cell.number)} title={model.totalExact}>
          {model.shownText ?? model.totalText}
        </td>
        {model.comparison === null ? null : <td className={cx(cell.number)}>{model.comparison.sumText}</td>}
        {model.forecast === null ? null : <td className={cx(cell.number)}>{model.forecast.endText}</td>}
        {visible.map(({ key, sumText, sumExact }) => (
          <td key={key} className={cx(cell.number)} title={sumExact}>
            {sumText}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function BesideHeaders({ model: { comparison, forecast } }: { model: ChartModel }) {
  return [comparison, forecast].map((beside) =>
    beside === null ? null : (
      <th key={beside.label} scope="col" className={cx(cell.number)}>
        {beside.label}
      </th>
    ),
  );
}

function BesideCells({ model: { comparison, forecast }, index }: { model: ChartModel; index: number }) {
  return [comparison, forecast].map((beside) =>
    beside === null ? null : (
      <td key={beside.label} className={cx(cell.number)} title={beside.exactTexts[index] ?? undefined}>
        {beside.texts[index]}
      </td>
    ),
  );
}
