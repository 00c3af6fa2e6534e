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

/** Over the slices that have something said of them, on the axis where something was done; each opens the card that says it. */
export function SliceMarks({ slices, area, pinnedIndex, onOpen }: SliceMarksProps) {
  const t = useText();
  return slices.flatMap(({ key, name, notes, events }, index) => {
    const { left, width } = sliceBox(area, slices.length, index);
    const mark = (said: readonly string[], kind: "note" | "event") => (
      <button
        key={`${kind} ${key}`}
        type="button"
        className={cx(styles.mark, styles[kind])}
        style={{
          left: left + width / 2 - MARK_PX / 2,
          top: kind === "note" ? area.top : area.bottom - MARK_PX,
        }}
        aria-expanded={index === pinnedIndex}
        aria-label={t("charts.mark", { slice: name, notes: said.join(" ") })}
        onClick={() => onOpen(index)}
      >
        {kind === "note" ? <Warning /> : <Flag />}
      </button>
    );
    return [notes.length === 0 ? null : mark(notes, "note"), events.length === 0 ? null : mark(events, "event")];
  });
}

function Warning() {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden>
      <path d="M6 1 11.5 11H.5Z" fill="currentColor" />
      <path d="M6 4.5v3M6 8.6v1" stroke="var(--surface)" strokeWidth="1.2" />
    </svg>
  );
}

function Flag() {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden>
      <path d="M3 1v10" stroke="currentColor" strokeWidth="1.4" />
      <path d="M3 1.2h7.5L8.3 3.7l2.2 2.5H3Z" fill="currentColor" />
    </svg>
  );
}
