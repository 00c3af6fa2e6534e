import { useText } from "../lib/i18n";
import { cx } from "../ui/class-names";
import type { ChartSlice } from "./chart-model";
import { sliceBox, type PlotArea } from "./slice-geometry";
import styles from "./slice-marks.module.css";

interface SliceMarksProps {
  slices: readonly ChartSlice[];
  area: PlotArea;
  pinnedIndex: number;
  onOpen: (index: number) => void;
}

const MARK_PX = 24;

/** Flags over the slices that have something said of them; each opens the card that says it. */
export function SliceMarks({ slices, area, pinnedIndex, onOpen }: SliceMarksProps) {
  const t = useText();
  return slices.map(({ key, name, notes }, index) => {
    if (notes.length === 0) return null;
    const { left, width } = sliceBox(area, slices.length, index);
    return (
      <button
        key={key}
        type="button"
        className={cx(styles.mark)}
        style={{ left: left + width / 2 - MARK_PX / 2, top: area.top }}
        aria-expanded={index === pinnedIndex}
        aria-label={t("charts.mark", { slice: name, notes: notes.join(" ") })}
        onClick={() => onOpen(index)}
      >
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden>
          <path d="M6 1 11.5 11H.5Z" fill="currentColor" />
          <path d="M6 4.5v3M6 8.6v1" stroke="var(--surface)" strokeWidth="1.2" />
        </svg>
      </button>
    );
  });
}
