import { useId, useRef, useState } from "react";
import type { Meter } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMediaQuery } from "../../../lib/use-media-query";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { HeatCell, HeatGrid } from "../model/to-heat-grid";
import { HeatLegend } from "./heat-legend";
import { HeatmapCells } from "./heatmap-cells";
import styles from "./heatmap.module.css";
import { useHeatWords } from "./use-heat-words";
import { useOpenHour } from "./use-open-hour";

interface HeatmapTableProps {
  grid: HeatGrid;
  meter: Meter;
  /** In words. */
  range: string;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** ARIA in HTML allows a table to be a grid: its cells can be walked through and opened. */
const GRID = { role: "grid" } as const;

/** Seven days of 24 hours; days stand side by side where there is no room for 24 columns. */
export function HeatmapTable({ grid, meter, range }: HeatmapTableProps) {
  const t = useText();
  const format = useFormat();
  const words = useHeatWords(grid, meter);
  const openHour = useOpenHour();
  const noteId = useId();
  const table = useRef<HTMLTableElement>(null);
  const isNarrow = useMediaQuery("(max-width: 767px)");
  const [looked, setLooked] = useState<HeatCell | null>(null);
  const rows = isNarrow
    ? HOURS.map((hour) => grid.days.map(({ cells }) => cells[hour]).filter((cell) => cell !== undefined))
    : grid.days.map(({ cells }) => cells);
  const rowName = (at: number) => (isNarrow ? words.hour(at) : format.weekday(grid.days[at]?.weekday ?? 1));
  const columns = isNarrow ? grid.days.map(({ weekday }) => words.day(weekday)) : HOURS.map(words.hour);
  return (
    <div className={cx(styles.frame)}>
      <p id={noteId} className={cx(styles.note)}>
        {grid.weeks === null
          ? t("user.heatmap.sums", { range })
          : t("user.heatmap.weeks", { range, weeks: format.compact(grid.weeks) })}
      </p>
      <table
        {...GRID}
        ref={table}
        className={cx(styles.table)}
        aria-label={t("user.heatmap.label")}
        aria-describedby={noteId}
      >
        <thead>
          <tr>
            <td>
              <VisuallyHidden>{t("user.heatmap.label")}</VisuallyHidden>
            </td>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <HeatmapCells {...{ table, rows, rowName }} text={words.cell} onLook={setLooked} onOpen={openHour} />
      </table>
      <p className={cx(styles.readout)}>{looked === null ? t("user.heatmap.hint") : words.readout(looked)}</p>
      <HeatLegend steps={grid.steps.map(words.value)} />
    </div>
  );
}
