import { useText } from "../lib/i18n";
import { cx } from "../ui/class-names";
import type { ChartModel } from "./chart-model";
import { SeriesMarker } from "./series-marker";
import styles from "./slice-card.module.css";
import { cardSide, sliceBox, type PlotArea } from "./slice-geometry";
import { seriesByValue } from "./slice-readout";

/** What can be done with one slice; the first one is also what Enter does. */
export interface SliceAction {
  label: string;
  onSelect: (index: number) => void;
}

interface SliceCardProps {
  model: ChartModel;
  index: number;
  area: PlotArea;
  /** The series the arrow keys are on. */
  activeKey: string | null;
  /** Pinned cards stay and offer their actions to the pointer. */
  isPinned: boolean;
  actions: readonly SliceAction[];
}

/** One slice of the stack in words: total first, then every series by value. */
export function SliceCard({ model, index, area, activeKey, isPinned, actions }: SliceCardProps) {
  const t = useText();
  const slice = model.slices[index];
  if (slice === undefined) return null;
  const box = sliceBox(area, model.slices.length, index);
  const side = cardSide(area, box);
  const style = side === "right" ? { left: box.left + box.width + 8 } : { right: `calc(100% - ${box.left - 8}px)` };
  return (
    <div className={cx(styles.card, isPinned && styles.pinned)} style={{ ...style, top: area.top }}>
      <p className={cx(styles.title)}>
        {slice.name}
        {slice.isComplete ? null : <span className={cx(styles.soFar)}>{t("charts.soFar")}</span>}
      </p>
      <p className={cx(styles.total)}>
        <span>{model.shownText === null ? t("charts.total") : t("charts.totalShown")}</span>
        <strong title={slice.totalExact}>{slice.totalText}</strong>
      </p>
      <ul className={cx(styles.list)}>
        {seriesByValue(model, index).map(({ key, label, tone, texts, exactTexts, shareTexts }) => (
          <li key={key} className={cx(key === activeKey && styles.active)}>
            <SeriesMarker tone={tone} />
            <span className={cx(styles.label)}>{label}</span>
            <span className={cx(styles.value)} title={exactTexts[index]}>
              {texts[index]}
            </span>
            <span className={cx(styles.share)}>{shareTexts[index]}</span>
          </li>
        ))}
      </ul>
      <p className={cx(styles.actions)}>
        {isPinned
          ? actions.map(({ label, onSelect }) => (
              <button key={label} type="button" onClick={() => onSelect(index)}>
                {label}
              </button>
            ))
          : actions.slice(0, 1).map(({ label }) => <span key={label}>{t("charts.enterHint", { action: label })}</span>)}
      </p>
    </div>
  );
}
