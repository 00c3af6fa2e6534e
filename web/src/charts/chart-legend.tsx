import { useState, type KeyboardEvent, type ReactNode } from "react";
import { useText } from "../lib/i18n";
import { cx } from "../ui/class-names";
import { NameText } from "../ui/name-text";
import styles from "./chart-legend.module.css";
import type { ChartSeries } from "./chart-model";
import { SeriesMarker } from "./series-marker";

interface ChartLegendProps {
  series: readonly Pick<ChartSeries, "key" | "label" | "tone" | "isHidden" | "sumText" | "sumExact">[];
  onToggle: (key: string) => void;
  /** Shows this one alone, or all again when it already is alone. */
  onIsolate: (key: string) => void;
  onShowAll: () => void;
  /** What else is drawn, after the series. */
  children?: ReactNode;
}

/** Biggest first, as people read; on phones the first three and the rest on request. */
export function ChartLegend({ series, onToggle, onIsolate, onShowAll, children }: ChartLegendProps) {
  const t = useText();
  const [isWhole, setWhole] = useState(false);
  const visible = series.filter(({ isHidden }) => !isHidden).length;

  const isolateByKey = (event: KeyboardEvent, key: string): void => {
    if (event.key !== "Enter" || !event.altKey) return;
    event.preventDefault();
    onIsolate(key);
  };
  return (
    <div className={cx(styles.legend)}>
      <ul className={cx(styles.list, isWhole && styles.whole)} aria-label={t("charts.legend")}>
        {series.map(({ key, label, tone, isHidden, sumText, sumExact }) => (
          <li key={key}>
            <button
              type="button"
              className={cx(styles.entry)}
              aria-pressed={!isHidden}
              // The last visible series stays: an empty chart would look like no usage.
              aria-disabled={!isHidden && visible === 1}
              title={t("charts.legend.hint", { series: label, value: sumExact })}
              onClick={() => (isHidden || visible > 1 ? onToggle(key) : undefined)}
              onDoubleClick={() => onIsolate(key)}
              onKeyDown={(event) => isolateByKey(event, key)}
            >
              <SeriesMarker tone={tone} isHollow={isHidden} />
              <span className={cx(styles.label)}>
                <NameText name={label} />
              </span>
              <span className={cx(styles.value)}>{sumText}</span>
            </button>
          </li>
        ))}
      </ul>
      {series.length > 3 ? (
        <button type="button" className={cx(styles.more)} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t("charts.legend.fewer") : t("charts.legend.more", { count: series.length - 3 })}
        </button>
      ) : null}
      {children}
      {visible < series.length ? (
        <button type="button" className={cx(styles.showAll)} onClick={onShowAll}>
          {t("charts.legend.showAll")}
        </button>
      ) : null}
    </div>
  );
}
