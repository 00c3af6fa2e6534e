import { useText } from "../lib/i18n";
import { cx } from "../ui/class-names";
import { NameText } from "../ui/name-text";
import type { ChartModel } from "./chart-model";
import { SeriesMarker } from "./series-marker";
import { SliceActions, type SliceAction } from "./slice-actions";
import styles from "./slice-card.module.css";
import { cardSide, sliceBox, type PlotArea } from "./slice-geometry";
import { seriesByValue } from "./slice-readout";

interface SliceCardProps {
  model: ChartModel;
  index: number;
  area: PlotArea;
  /** The series the arrow keys are on. */
  activeKey: string | null;
  /** Pinned cards stay and offer their actions to the pointer. */
  isPinned: boolean;
  /** By the keyboard: the first action takes the focus. */
  isOpened: boolean;
  actions: readonly SliceAction[];
}

/** One slice of the stack in words: total first, then every series by value, then what else there is to say. */
export function SliceCard({ model, index, area, activeKey, isPinned, isOpened, actions }: SliceCardProps) {
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
        {slice.isComplete || slice.isAhead ? null : <span className={cx(styles.soFar)}>{t("charts.soFar")}</span>}
      </p>
      {slice.isAhead ? null : (
        <p className={cx(styles.total)}>
          <span>{model.shownText === null ? t("charts.total") : t("charts.totalShown")}</span>
          <strong title={slice.totalExact}>{slice.totalText}</strong>
        </p>
      )}
      <ul className={cx(styles.list)}>
        {seriesByValue(model, index).map(({ key, label, tone, texts, exactTexts, shareTexts }) => (
          <li key={key} className={cx(key === activeKey && styles.active)}>
            <SeriesMarker tone={tone} />
            <span className={cx(styles.label)}>
              <NameText name={label} />
            </span>
            <span className={cx(styles.value)} title={exactTexts[index]}>
              {texts[index]}
            </span>
            <span className={cx(styles.share)}>{shareTexts[index]}</span>
          </li>
        ))}
      </ul>
      <Beside model={model} index={index} />
      {slice.notes.map((note) => (
        <p key={note} className={cx(styles.note)}>
          {note}
        </p>
      ))}
      {slice.events.map((event) => (
        <p key={event} className={cx(styles.event)}>
          {event}
        </p>
      ))}
      <SliceActions {...{ actions, index, isPinned, isOpened }} />
    </div>
  );
}

/** What the slice is compared with, and what it is expected to come to. */
function Beside({ model: { comparison, forecast }, index }: { model: ChartModel; index: number }) {
  const before = comparison?.texts[index] ?? null;
  const expected = forecast?.texts[index] ?? null;
  if (before === null && expected === null) return null;
  return (
    <ul className={cx(styles.beside)}>
      {before === null ? null : (
        <li>
          <span className={cx(styles.label)}>{comparison?.label}</span>
          <span className={cx(styles.value)} title={comparison?.exactTexts[index] ?? undefined}>
            {before}
          </span>
          <span className={cx(styles.share)}>{comparison?.deltaTexts[index]}</span>
        </li>
      )}
      {expected === null ? null : (
        <li>
          <span className={cx(styles.label)}>{forecast?.label}</span>
          <span className={cx(styles.value)} title={forecast?.exactTexts[index] ?? undefined}>
            {expected}
          </span>
        </li>
      )}
    </ul>
  );
}
